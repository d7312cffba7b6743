using System.Collections.Concurrent;
using System.Globalization;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>
/// Tells each customer once of a dearer version of their tier, soon after it is published. It does not reach them before they were told and the days of notice are over.
/// Stopped in the middle, it goes on with those who are left.
/// </summary>
internal sealed class TellPriceRise(IDbContextFactory<PortalDb> database, ICustomerPlans plans, AccessNews news, PriceLetters letters, Installation installation, BillingSettings settings, BillingClock clock) : IDue
{
    private const int PageSize = 1000;

    // As many as a transaction holds without keeping others waiting.
    private const int Together = 25;

    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<long, bool> told = new();

    public string Name => "price rises";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        foreach (var rise in await PriceRiseToTell.ReadAsync(db, ct))
        {
            if (told.ContainsKey(rise.Version.Id)) continue;
            if (await rise.Waiting(db, clock.UtcNow).AnyAsync(ct)) return rise.Version.PublishedAt;
            // Nobody comes to an old version any more, but for those who were about to when the new one was published.
            if (rise.Version.PublishedAt + Settled < clock.UtcNow) told[rise.Version.Id] = true;
        }
        return null;
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        foreach (var rise in await RisesAsync(upTo, ct))
            while (await WaitingAsync(rise, ct) is { Count: > 0 } page)
                foreach (var some in page.Chunk(Together)) await database.WriteAsync(db => TellAsync(db, rise, some, ct), ct);
    }

    private async Task TellAsync(PortalDb db, PriceRiseToTell rise, long[] page, CancellationToken ct)
    {
        foreach (var profile in page) await news.ChangedAsync(db, profile, ct); // holds the customers
        var (now, waiting) = (clock.UtcNow, await rise.Waiting(db, clock.UtcNow).Where(s => page.Contains(s.ProfileId)).Select(s => s.ProfileId).ToListAsync(ct));
        var (earliest, known) = (PriceRise.EarliestDay(now, settings.PriceNoticeDays, installation.Zone), await plans.OfAllAsync(db, waiting, ct));
        var from = earliest > rise.From ? earliest : rise.From;
        foreach (var profile in waiting)
        {
            db.Add(new PriceNoticeRow { ProfileId = profile, TierVersionId = rise.Version.Id, ToldAt = now });
            await letters.RiseAsync(db, profile, rise.Version, known[profile], from, ct);
            await Timeline.NoteAsync(db, profile, now, "price.told", rise.Version.Id.ToString(CultureInfo.InvariantCulture), Sentence(rise, from), Actor.System, ct);
        }
    }

    private string Sentence(PriceRiseToTell rise, DateOnly from) =>
        $"{rise.Version.Tier.Name} becomes dearer on {new Show(CultureInfo.InvariantCulture, installation.Zone).Date(from)}, with version {rise.Version.Number}; the customer was told.";

    private async Task<IReadOnlyList<PriceRiseToTell>> RisesAsync(DateTime upTo, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return [.. (await PriceRiseToTell.ReadAsync(db, ct)).Where(r => r.Version.PublishedAt <= upTo)];
    }

    private async Task<List<long>> WaitingAsync(PriceRiseToTell rise, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await rise.Waiting(db, clock.UtcNow).OrderBy(s => s.ProfileId).Select(s => s.ProfileId).Take(PageSize).ToListAsync(ct);
    }
}
