using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Subscriptions;

/// <summary>A customer has a tier. All instants are billing time; when paid billing starts follows from the end of the trial and the cards.</summary>
public sealed class SubscriptionRow : IVersioned
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public long TierVersionId { get; set; }

    public TierVersionRow TierVersion { get; set; } = null!;

    public required DateTime StartedAt { get; set; }

    /// <summary>Null for a tier without a trial.</summary>
    public DateTime? TrialEndsAt { get; set; }

    /// <summary>Null while it runs.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The customer was told that the trial ends soon, and how it stands then.</summary>
    public DateTime? SoonToldAt { get; set; }

    /// <summary>The end of the trial was noted and told; nothing is decided by it.</summary>
    public DateTime? EndToldAt { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasOne(s => s.Profile).WithMany().HasForeignKey(s => s.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.TierVersion).WithMany().HasForeignKey(s => s.TierVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.ProfileId, "one_running_subscription").IsUnique().HasFilter("ended_at is null");
        builder.HasIndex(s => s.TrialEndsAt);
        builder.HasIndex(s => new { s.TrialEndsAt, s.ProfileId }, "running_by_trial_end").HasFilter("ended_at is null");
        builder.HasIndex(s => s.TrialEndsAt, "trials_to_tell_soon").HasFilter("ended_at is null and soon_told_at is null");
        builder.HasIndex(s => s.TrialEndsAt, "trials_to_tell_ended").HasFilter("ended_at is null and end_told_at is null");
    }
}
