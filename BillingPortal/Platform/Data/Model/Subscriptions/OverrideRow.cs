using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Subscriptions;

/// <summary>Other terms for one customer from a day on. What is null stays as the tier has it.</summary>
public sealed class OverrideRow : IVersioned
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Null for any tier.</summary>
    public long? TierId { get; set; }

    public TierRow? Tier { get; set; }

    /// <summary>The first day, in the billing zone.</summary>
    public required DateOnly FromDay { get; set; }

    /// <summary>The last day; null while nobody has ended it.</summary>
    public DateOnly? LastDay { get; set; }

    public long? BaseMinor { get; set; }

    public long? Included { get; set; }

    /// <summary>An exact decimal.</summary>
    public string? UnitPrice { get; set; }

    /// <summary>Hundredths of a percent.</summary>
    public int? DiscountBasisPoints { get; set; }

    public long? DiscountMinor { get; set; }

    /// <summary>The last day of the last month with the discount; null for all.</summary>
    public DateOnly? DiscountUntil { get; set; }

    /// <summary>Units a period.</summary>
    public long? HardCap { get; set; }

    public int? TrialDays { get; set; }

    public bool TaxExempt { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who gave it, as in the audit trail.</summary>
    public required string GivenBy { get; set; }

    public required DateTime GivenAt { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class OverrideConfiguration : IEntityTypeConfiguration<OverrideRow>
{
    public void Configure(EntityTypeBuilder<OverrideRow> builder)
    {
        builder.ToTable("overrides");
        builder.Property(o => o.UnitPrice).HasMaxLength(40);
        builder.Property(o => o.Reason).HasMaxLength(500);
        builder.Property(o => o.GivenBy).HasMaxLength(80);
        builder.HasOne(o => o.Profile).WithMany().HasForeignKey(o => o.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Tier).WithMany().HasForeignKey(o => o.TierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.ProfileId, o.FromDay });
    }
}
