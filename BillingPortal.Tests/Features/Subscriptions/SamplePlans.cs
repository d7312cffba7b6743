using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>A row of each table of plans and usage.</summary>
internal static class SamplePlans
{
    public static Task AddAsync(PortalKit kit) => kit.Database.WriteAsync(async db =>
    {
        var subscription = await db.Set<SubscriptionRow>().OrderBy(s => s.Id).LastAsync();
        var day = DateOnly.FromDateTime(kit.Clock.UtcNow);
        db.Add(new PlanChangeRow { SubscriptionId = subscription.Id, BeforeVersionId = subscription.TierVersionId, TierVersionId = subscription.TierVersionId, FromDay = day, MadeAt = kit.Clock.UtcNow });
        db.Add(new OverrideRow { ProfileId = subscription.ProfileId, FromDay = day, BaseMinor = 4000, Reason = "An old customer.", GivenBy = "terminal", GivenAt = kit.Clock.UtcNow });
        db.Add(new PriceNoticeRow { ProfileId = subscription.ProfileId, TierVersionId = subscription.TierVersionId, ToldAt = kit.Clock.UtcNow });
    });
}
