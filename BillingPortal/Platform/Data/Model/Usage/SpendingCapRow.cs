using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>A customer said how much overage a period may cost, from a day on. Of several the last that begins before the period's end counts.</summary>
public sealed class SpendingCapRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>The first day, in the billing zone.</summary>
    public required DateOnly FromDay { get; set; }

    /// <summary>Minor units of the installation's currency, before tax; null for no cap.</summary>
    public long? CapMinor { get; set; }

    /// <summary>Who set it, as in the audit trail.</summary>
    public required string SetBy { get; set; }

    public required DateTime SetAt { get; set; }
}

internal sealed class SpendingCapConfiguration : IEntityTypeConfiguration<SpendingCapRow>
{
    public void Configure(EntityTypeBuilder<SpendingCapRow> builder)
    {
        builder.ToTable("spending_caps");
        builder.Property(c => c.SetBy).HasMaxLength(80);
        builder.HasOne(c => c.Profile).WithMany().HasForeignKey(c => c.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ProfileId, c.FromDay });
        builder.IsAppendOnly();
    }
}
