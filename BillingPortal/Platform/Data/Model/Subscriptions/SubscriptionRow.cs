using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Subscriptions;

/// <summary>How paid billing begins.</summary>
public enum PaidStart
{
    /// <summary>When the trial is over, and there is a card.</summary>
    AfterTrial,

    /// <summary>There was no trial: the customer came from a tier that needs no card.</summary>
    AtOnce,

    /// <summary>The customer came back: no trial, and the first day counts.</summary>
    Back,
}

/// <summary>A customer has a tier. All instants are billing time; when paid billing starts follows from the end of the trial and the cards.</summary>
public sealed class SubscriptionRow : IVersioned
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public long TierVersionId { get; set; }

    public TierVersionRow TierVersion { get; set; } = null!;

    /// <summary>The version that takes its place on <see cref="NextFrom"/>; null when no change is planned.</summary>
    public long? NextVersionId { get; set; }

    public TierVersionRow? NextVersion { get; set; }

    /// <summary>The first day of the next version, in the billing zone.</summary>
    public DateOnly? NextFrom { get; set; }

    public required DateTime StartedAt { get; set; }

    public PaidStart PaidStart { get; set; }

    /// <summary>Null for a tier without a trial. Where a paid tier was taken without one, the instant at which it was taken.</summary>
    public DateTime? TrialEndsAt { get; set; }

    /// <summary>The last day that is paid for, in the billing zone; null while nothing is cancelled, or nothing was to be paid.</summary>
    public DateOnly? CancelOn { get; set; }

    /// <summary>Cancelled: what the customer may do lasts until then.</summary>
    public DateTime? AccessEndsAt { get; set; }

    /// <summary>Another one took its place, or the customer was erased. Null for the one that counts, also after it was cancelled.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The end of a cancelled one was noted and told; nothing is decided by it.</summary>
    public DateTime? LeftToldAt { get; set; }

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
        builder.HasOne(s => s.NextVersion).WithMany().HasForeignKey(s => s.NextVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.ProfileId, "subscriptions_of_profile");
        builder.HasIndex(s => s.ProfileId, "one_running_subscription").IsUnique().HasFilter("ended_at is null");
        builder.HasIndex(s => s.TrialEndsAt);
        builder.HasIndex(s => new { s.TrialEndsAt, s.ProfileId }, "running_by_trial_end").HasFilter("ended_at is null");
        builder.HasIndex(s => s.NextFrom, "planned_changes").HasFilter("next_from is not null");
        builder.HasIndex(s => s.AccessEndsAt, "leaving_to_tell").HasFilter("ended_at is null and left_told_at is null and access_ends_at is not null");
        builder.HasIndex(s => s.TrialEndsAt, "trials_to_tell_soon").HasFilter("ended_at is null and soon_told_at is null");
        builder.HasIndex(s => s.TrialEndsAt, "trials_to_tell_ended").HasFilter("ended_at is null and end_told_at is null");
    }
}
