using BillingPortal.Core.Periods;
using BillingPortal.Features.Cards.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>Tells a customer once, sixty days before, that the card expires. A card is good until the end of the month that stands on it.</summary>
internal sealed class TellExpiring(IDbContextFactory<PortalDb> database, CardLetters letters, Installation installation, BillingClock clock) : IDue
{
    public const int DaysBefore = 60;

    public string Name => "card expires";

    /// <summary>Does it expire so soon that the customer should hear of it?</summary>
    public static bool IsNear(CardRow card, DateTime now, TimeZoneInfo zone) => card is { ExpiryYear: { } year, ExpiryMonth: { } month } && At(year, month, zone) <= now;

    public static bool HasExpired(CardRow card, DateTime now, TimeZoneInfo zone) => card is { ExpiryYear: { } year, ExpiryMonth: { } month } && End(year, month, zone) <= now;

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var first = await Waiting(db).OrderBy(c => c.ExpiryYear).ThenBy(c => c.ExpiryMonth).Select(c => new { c.ExpiryYear, c.ExpiryMonth }).FirstOrDefaultAsync(ct);
        return first is null ? null : At(first.ExpiryYear!.Value, first.ExpiryMonth!.Value, installation.Zone);
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        foreach (var card in await DueAsync(upTo, ct))
            await database.WriteAsync(async db =>
            {
                // It may have been renewed meanwhile.
                var same = Waiting(db).Where(c => c.Id == card.Id && c.ExpiryYear == card.ExpiryYear && c.ExpiryMonth == card.ExpiryMonth);
                if (await same.ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiryToldAt, clock.UtcNow), ct) == 1) await letters.ExpiringAsync(db, card, HasExpired(card, clock.UtcNow, installation.Zone), ct);
            }, ct);
    }

    private async Task<IReadOnlyList<CardRow>> DueAsync(DateTime upTo, CancellationToken ct)
    {
        var latest = CalendarMonth.Of(installation.Zone.DayOf(upTo.AddDays(DaysBefore)));
        await using var db = await database.CreateDbContextAsync(ct);
        var near = await Waiting(db).AsNoTracking().Where(c => c.ExpiryYear < latest.First.Year || (c.ExpiryYear == latest.First.Year && c.ExpiryMonth <= latest.First.Month)).ToListAsync(ct);
        return [.. near.Where(c => IsNear(c, upTo, installation.Zone))];
    }

    private static DateTime At(int year, int month, TimeZoneInfo zone) => End(year, month, zone).AddDays(-DaysBefore);

    private static DateTime End(int year, int month, TimeZoneInfo zone) => zone.EndOf(CalendarMonth.Of(new(year, month, 1)));

    private static IQueryable<CardRow> Waiting(PortalDb db) => db.Set<CardRow>().Where(c => c.EndedAt == null && c.ExpiryToldAt == null && c.ExpiryYear != null);
}
