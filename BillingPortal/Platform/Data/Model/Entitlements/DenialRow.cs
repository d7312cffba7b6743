using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Entitlements;

/// <summary>The product asked, and the answer was no: by which rule, from which figures, when. The same no again is counted.</summary>
public sealed class DenialRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Reason { get; set; }

    /// <summary>JSON: what the rule was given.</summary>
    public required string Inputs { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime FirstAt { get; set; }

    public required DateTime LastAt { get; set; }

    public required long Count { get; set; }
}

internal sealed class DenialConfiguration : IEntityTypeConfiguration<DenialRow>
{
    public void Configure(EntityTypeBuilder<DenialRow> builder)
    {
        builder.ToTable("denials");
        builder.Property(d => d.Reason).HasMaxLength(40);
        builder.Property(d => d.Inputs).HasMaxLength(2000);
        builder.HasOne(d => d.Profile).WithMany().HasForeignKey(d => d.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.ProfileId, d.LastAt });
    }
}
