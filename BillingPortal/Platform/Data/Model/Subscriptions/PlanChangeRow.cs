using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Subscriptions;

/// <summary>
/// A customer chose another tier from a day on. Never changed: of several for one day the last counts, so that a planned change is taken back
/// by choosing for its day what holds before it.
/// </summary>
public sealed class PlanChangeRow
{
    public long Id { get; set; }

    public long SubscriptionId { get; set; }

    public SubscriptionRow Subscription { get; set; } = null!;

    /// <summary>What held before.</summary>
    public long BeforeVersionId { get; set; }

    public TierVersionRow BeforeVersion { get; set; } = null!;

    public long TierVersionId { get; set; }

    public TierVersionRow TierVersion { get; set; } = null!;

    /// <summary>In the billing zone; the day belongs to the new tier.</summary>
    public required DateOnly FromDay { get; set; }

    public required DateTime MadeAt { get; set; }
}

internal sealed class PlanChangeConfiguration : IEntityTypeConfiguration<PlanChangeRow>
{
    public void Configure(EntityTypeBuilder<PlanChangeRow> builder)
    {
        builder.ToTable("plan_changes");
        builder.HasOne(c => c.Subscription).WithMany().HasForeignKey(c => c.SubscriptionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.BeforeVersion).WithMany().HasForeignKey(c => c.BeforeVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.TierVersion).WithMany().HasForeignKey(c => c.TierVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.SubscriptionId, c.FromDay });
        builder.IsAppendOnly();
    }
}
