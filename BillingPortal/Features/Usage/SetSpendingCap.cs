using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What becomes of a wished cap.</summary>
/// <param name="Now">The cap of the period that runs: as wished, but no less than what its units above the allowance cost already.</param>
/// <param name="Wish">The cap of all periods after it.</param>
/// <param name="WishFrom">The first day of those, where it is another one; null where the wish holds at once.</param>
/// <param name="Units">At so many units in all use stops with it, on the terms of today; null where it never does.</param>
/// <param name="Before">The month with the cap as it is; null while nothing is billed.</param>
/// <param name="After">The same with the cap as it would be: units that were used beyond the old one are billed with a higher one.</param>
internal sealed record CapMove(Money? Now, Money? Wish, DateOnly? WishFrom, long? Units, RatedMonth? Before, RatedMonth? After);

/// <summary>
/// A customer says what units above the allowance may cost a period. A cap below what they cost already waits for the next period: what was used is not made free.
/// What is shown and what is done is the same decision.
/// </summary>
internal sealed class SetSpendingCap(IDbContextFactory<PortalDb> database, IUsageStandings standings, AccessNews news, Installation installation)
{
    /// <summary>The amount as it was typed; null for no cap.</summary>
    public Result<Money?> Read(string? typed)
    {
        var read = new TypedFigures(installation.Currency);
        var cap = TypedFigures.Maybe(typed, "cap", read.Amount);
        return read.Faults.Count > 0 ? Result.Refuse<Money?>(read.Faults) : cap;
    }

    /// <summary>Changes nothing.</summary>
    public async Task<CapMove> PreviewAsync(long profileId, Money? wish, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return Decide(await standings.OfAsync(db, profileId, ct), wish);
    }

    public async Task<Result<CapMove>> RunAsync(ActsFor who, Actor by, Money? wish, CancellationToken ct = default) =>
        who.MayManage ? await database.WriteAsync(db => KeepAsync(db, who.ProfileId, by, wish, ct), ct) : SetMarks.OnlyLooking;

    private async Task<CapMove> KeepAsync(PortalDb db, long profile, Actor by, Money? wish, CancellationToken ct)
    {
        await news.ChangedAsync(db, profile, ct); // holds the customer
        var standing = await standings.OfAsync(db, profile, ct);
        var (move, now) = (Decide(standing, wish), standing.Standing.Now);
        var today = installation.Zone.DayOf(now);
        var later = await db.Set<SpendingCapRow>().Where(c => c.ProfileId == profile && c.FromDay > today).MaxAsync(c => (DateOnly?)c.FromDay, ct);
        var rows = Rows(move, today, later).Select(r => new SpendingCapRow { ProfileId = profile, FromDay = r.From, CapMinor = r.Cap?.Minor, SetBy = by.Name, SetAt = now }).ToArray();
        db.AddRange(rows);
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, profile, now, "usage.cap", rows[^1].Id.ToString(CultureInfo.InvariantCulture), Sentence(move), by, ct);
        return move;
    }

    // A cap that waits already is taken along: otherwise it would come back with its day.
    private static IEnumerable<(DateOnly From, Money? Cap)> Rows(CapMove move, DateOnly today, DateOnly? later)
    {
        yield return (today, move.Now);
        if (move.WishFrom is { } from) yield return (from, move.Wish);
        if (later is { } day && !(move.WishFrom >= day)) yield return (day, move.Wish);
    }

    private CapMove Decide(UsageStanding standing, Money? wish)
    {
        if (standing.Picture is not { Month: { } month, Period: { } period } || standing.Standing.Access.Tier is not { } tier) return new(wish, wish, null, null, null, null);
        var spent = UsageWords.Overage(month);
        var waits = wish < spent;
        var after = month with { SpendingCap = waits ? spent : wish };
        var stop = UsageStop.Of(after, tier.HardLimit).FirstOrDefault(s => s.Kind == StopKind.SpendingCap);
        return new(after.SpendingCap, wish, waits ? installation.Zone.DayOf(period.Until) : null, stop?.Units, RateMonth.Of(month), RateMonth.Of(after));
    }

    private static string Sentence(CapMove move) => move switch
    {
        { WishFrom: { } from } => $"The spending cap is {Written(move.Now)} for this period and {Written(move.Wish)} from {from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on.",
        { Wish: null } => "The spending cap was taken away.",
        _ => $"The spending cap is {Written(move.Wish)}.",
    };

    private static string Written(Money? cap) => cap?.ToString() ?? "none";
}
