using BillingPortal.Core;
using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Catalog;

/// <summary>Who collects the money for a tier: this portal at the end of each month, or a subscription at Stripe.</summary>
public enum Invoicer
{
    Portal,
    Stripe,
}

/// <summary>What a tier costs and gives. Once published it never changes: editing makes another one.</summary>
public sealed class TierVersionRow
{
    public long Id { get; set; }

    public long TierId { get; set; }

    public TierRow Tier { get; set; } = null!;

    /// <summary>1, 2, 3 … within the tier.</summary>
    public required int Number { get; set; }

    public required Money Base { get; set; }

    /// <summary>A year at once, in minor units, where it is sold so.</summary>
    public long? YearlyMinor { get; set; }

    public required long Included { get; set; }

    public required long RangeFrom { get; set; }

    /// <summary>An exact decimal; null when nothing above is billed.</summary>
    public string? UnitPrice { get; set; }

    public required bool HardLimit { get; set; }

    public int? TrialDays { get; set; }

    public required bool NeedsCard { get; set; }

    public required bool CardFirst { get; set; }

    public required Invoicer InvoicedBy { get; set; }

    /// <summary>JSON: name and value of what the tier gives besides units.</summary>
    public required string Features { get; set; }

    /// <summary>From this day for all who have the tier; null for new customers only.</summary>
    public DateOnly? ForAllFrom { get; set; }

    public required DateTime PublishedAt { get; set; }
}

internal sealed class TierVersionConfiguration : IEntityTypeConfiguration<TierVersionRow>
{
    public void Configure(EntityTypeBuilder<TierVersionRow> builder)
    {
        builder.ToTable("tier_versions");
        builder.Property(v => v.UnitPrice).HasMaxLength(40);
        builder.HasOne(v => v.Tier).WithMany(t => t.Versions).HasForeignKey(v => v.TierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.TierId, v.Number }).IsUnique();
        builder.IsAppendOnly();
    }
}
