using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Customers;

/// <summary>Something that happened to a customer, noted once. It tells; nothing is decided by it, and nothing personal stands in it.</summary>
public sealed class TimelineRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Billing time: when it happened, not when we heard of it.</summary>
    public required DateTime At { get; set; }

    /// <summary>"trial.started", "card.set-up" …</summary>
    public required string Kind { get; set; }

    /// <summary>What sets it apart from another of its kind.</summary>
    public required string Once { get; set; }

    /// <summary>A sentence.</summary>
    public required string Sentence { get; set; }

    /// <summary>Who did it, as in the audit trail.</summary>
    public required string By { get; set; }
}

internal sealed class TimelineConfiguration : IEntityTypeConfiguration<TimelineRow>
{
    public void Configure(EntityTypeBuilder<TimelineRow> builder)
    {
        builder.ToTable("timeline");
        builder.Property(t => t.Kind).HasMaxLength(60);
        builder.Property(t => t.Once).HasMaxLength(120);
        builder.Property(t => t.Sentence).HasMaxLength(400);
        builder.Property(t => t.By).HasMaxLength(80);
        builder.HasOne(t => t.Profile).WithMany().HasForeignKey(t => t.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.ProfileId, t.Kind, t.Once }).IsUnique();
        builder.HasIndex(t => new { t.ProfileId, t.At });
        builder.IsAppendOnly();
    }
}
