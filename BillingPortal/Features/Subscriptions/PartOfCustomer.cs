using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>A customer's subscriptions. They name nobody; the running one ends when the customer is erased.</summary>
internal sealed class PartOfCustomer(AccessNews news, BillingClock clock) : IPartOfCustomer
{
    public string Name => "subscriptions";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct) => await db.Set<SubscriptionRow>().AsNoTracking().Where(s => s.ProfileId == profileId).OrderBy(s => s.Id)
        .Select(s => new { Tier = s.TierVersion.Tier.Name, TierVersion = s.TierVersion.Number, s.StartedAt, s.TrialEndsAt, s.EndedAt }).ToListAsync(ct);

    public async Task EraseAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var now = clock.UtcNow;
        await db.Set<SubscriptionRow>().Where(s => s.ProfileId == profileId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.Version, s => s.Version + 1), ct);
        await news.ChangedAsync(db, profileId, ct);
    }
}
