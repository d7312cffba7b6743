using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Entitlements;

internal sealed class ReadUsageStandings(IAccess access, ReadUsedUnits units, Installation installation, BillingSettings settings) : IUsageStandings
{
    public async Task<UsageStanding> OfAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await OfAllAsync(db, [profileId], ct))[profileId];

    public async Task<IReadOnlyDictionary<long, UsageStanding>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default)
    {
        var known = await access.OfAllAsync(db, profiles, ct);
        var periods = profiles.Select(p => Period(known[p])).ToArray();
        var used = await units.SumAsync(db, [.. profiles.Zip(periods).Select(p => (p.First, p.Second?.Parts ?? []))], ct);
        return profiles.Zip(periods, used).ToDictionary(p => p.First, p => new UsageStanding(known[p.First], Picture(known[p.First], p.Second, p.Third)));
    }

    internal UsagePeriod? Period(Standing standing) => standing.Plan is { History: { } history } plan ? UsagePeriod.At(standing.Now, plan.Life, history, installation.Zone) : null;

    internal UsagePicture Picture(Standing standing, UsagePeriod? period, long used) =>
        UsagePicture.Of(period, standing.Access, installation.Zone.DayOf(standing.Now), standing.Plan?.History, used, settings.CapFirstMonth);
}
