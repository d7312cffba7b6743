using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>Tells each customer three days before a month ends what its invoice comes to so far. A month that is over already is not told of: its invoice is.</summary>
internal sealed class TellUpcoming(IDbContextFactory<PortalDb> database, MakeInvoice make, UpcomingLetters letters, Installation installation, BillingSettings settings, BillingClock clock, ILogger<TellUpcoming> log) : IDue
{
    private const int Page = 50;
    private static readonly TimeSpan Before = TimeSpan.FromDays(3);

    public string Name => "invoice coming";

    public async Task<DateTime?> NextAsync(CancellationToken ct) => await MonthAsync(ct) is { } month ? installation.Zone.EndOf(month) - Before : null;

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        while (await MonthAsync(ct) is { } month && installation.Zone.EndOf(month) - Before <= upTo)
        {
            while (installation.Zone.EndOf(month) > clock.UtcNow && await GoOnAsync(month, ct)) { }
            await EndAsync(month, ct);
        }
    }

    // The one after the last that was done; before any, that in which the first subscription began.
    private async Task<CalendarMonth?> MonthAsync(CancellationToken ct)
    {
        if (!settings.UpcomingNotice) return null;
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<UpcomingNoticeRow>().AsNoTracking().OrderByDescending(n => n.Month).FirstOrDefaultAsync(ct) is { } last)
            return last.DoneAt is null ? CalendarMonth.Of(last.Month) : CalendarMonth.Of(last.Month).Next;
        return await db.Set<SubscriptionRow>().MinAsync(s => (DateTime?)s.StartedAt, ct) is { } first ? CalendarMonth.Of(installation.Zone.DayOf(first)) : null;
    }

    /// <summary>The next customers; false when there are no more.</summary>
    private Task<bool> GoOnAsync(CalendarMonth month, CancellationToken ct) => database.WriteAsync(async db =>
    {
        var row = await RowAsync(db, month, ct);
        long[] profiles = [.. (await Customers(db, month).Where(p => p > row.AtProfile).OrderBy(p => p).Take(Page).ToListAsync(ct)).Distinct()];
        if (profiles.Length == 0) return false;
        await TellAsync(db, month, profiles, ct);
        row.AtProfile = profiles[^1];
        return true;
    }, ct);

    private Task EndAsync(CalendarMonth month, CancellationToken ct) => database.WriteAsync(async db => (await RowAsync(db, month, ct)).DoneAt = clock.UtcNow, ct);

    private static async Task<UpcomingNoticeRow> RowAsync(PortalDb db, CalendarMonth month, CancellationToken ct)
    {
        if (await db.Set<UpcomingNoticeRow>().SingleOrDefaultAsync(n => n.Month == month.First, ct) is { } row) return row;
        return db.Add(new UpcomingNoticeRow { Month = month.First }).Entity;
    }

    private async Task TellAsync(PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var made = await make.EachAsync(db, month, profiles, ct);
        foreach (var (profile, fault) in made.Faults) log.LogWarning(fault, "What {Month} comes to for {Profile} cannot be told", month, profile);
        foreach (var (_, invoice) in made.Made.OrderBy(m => m.Key))
            if (invoice.Composed.Total.Minor > 0) await letters.WriteAsync(db, invoice, ct);
    }

    // Whose invoices are held back is not told of a day that may not come, and who has no address is not told at all.
    private IQueryable<long> Customers(PortalDb db, CalendarMonth month) => MayBeBilled.In(db, installation.Zone, month)
        .Where(p => db.Set<BillingProfileRow>().Any(r => r.Id == p && r.Email != null) && !db.Set<InvoiceDetailsRow>().Any(d => d.ProfileId == p && d.ParkedWhy != null));
}
