using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>
/// Decides in the transaction that would write the units. What is in memory counts only when that transaction shows that it still holds; otherwise all is read there.
/// </summary>
internal sealed class RefuseToConsume(LiveEntitlements live, ReadLive read, ReckonEntitlement reckon) : IConsumeRule
{
    public async Task<Refusal?> RefuseAsync(PortalDb db, UnitsWanted wanted, CancellationToken ct)
    {
        var facts = await FactsAsync(db, wanted.ProfileId, ct);
        var standing = reckon.StandingOf(facts, wanted.At);
        if (!standing.Access.Allowed) return Refuse(EntitlementWords.Of(standing.Access.Reason));
        if (wanted.Meter != Meters.Units) return null; // kept and counted, and not limited by any tier
        var picture = reckon.PictureOf(standing, await UseAsync(db, wanted.ProfileId, reckon.PeriodOf(standing), ct));
        return picture.Fits(wanted.Units) ? null : Refuse(EntitlementWords.Of(picture.Stop!.Kind));
    }

    private async Task<LiveFacts> FactsAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        if (live.Known(profileId).Facts is not { } known) return await read.FactsAsync(db, profileId, ct);
        var stamp = (await ReadLive.Stamps(db, [profileId]).SingleAsync(ct)).Stamp;
        return known.Stamp == stamp && known.Catalogue.Stamp == await ReadLive.StampAsync(db, ct) ? known : await read.FactsAsync(db, profileId, ct);
    }

    private async Task<LiveUse> UseAsync(PortalDb db, long profileId, UsagePeriod? period, CancellationToken ct)
    {
        if (live.Known(profileId).Use is not { } known || !LiveEntitlements.Same(period, known)) return await read.UseAsync(db, profileId, period, ct);
        DateOnly[] months = [.. known.Changes.Keys];
        var now = await db.Set<UsageMonthRow>().AsNoTracking().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units && months.Contains(u.Month)).ToDictionaryAsync(u => u.Month, u => u.Changes, ct);
        return months.All(m => now.GetValueOrDefault(m) == known.Changes[m]) ? known : await read.UseAsync(db, profileId, period, ct);
    }

    private static Refusal Refuse(string reason) => new(reason, EntitlementWords.Rule(reason));
}
