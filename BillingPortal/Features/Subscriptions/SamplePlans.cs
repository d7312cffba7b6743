using System.Globalization;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Subscriptions;

internal sealed class SamplePlans(ChangePlan change, GiveOverride give, BillingClock clock) : ISamplePlans
{
    public Task TakeAsync(long profileId, string tier, CancellationToken ct = default) => change.RunAsync(Actor.System, profileId, new(Wish.Take, tier), ct);

    public Task LeaveAsync(long profileId, CancellationToken ct = default) => change.RunAsync(Actor.System, profileId, new(Wish.LeaveAtMonthEnd), ct);

    public Task DiscountAsync(long profileId, int percent, CancellationToken ct = default)
    {
        var typed = new TypedOverride { From = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DiscountKind = DiscountKind.Percent, Discount = percent.ToString(CultureInfo.InvariantCulture) };
        return give.RunAsync(Actor.System, profileId, typed, "A sample of a discount", [], ct);
    }
}
