using BillingPortal.Core.Periods;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>At the end of a month each customer of it gets a draft. Months are closed one after the other, however late it is.</summary>
internal sealed class CloseMonths(IDbContextFactory<PortalDb> database, RunPages pages, DraftInvoices drafts, Installation installation, BillingSettings settings, BillingClock clock) : IDue
{
    public string Name => "month end";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await NextAsync(db, ct) is { } month ? installation.Zone.EndOf(month) : null;
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        while (await DueAsync(upTo, ct) is { } month)
        {
            await BeginAsync(month, ct);
            while (await RunAsync(month, ct) is { Stage: RunStage.Drafting, Paused: false } run) await GoOnAsync(run, month, ct);
        }
    }

    /// <summary>Makes a draft after all, for somebody for whom it failed.</summary>
    public Task AgainAsync(BillingRunRow run, long profile, CancellationToken ct) => pages.OneAsync(run, profile, Work(CalendarMonth.Of(run.Month), ct), ct);

    private async Task<CalendarMonth?> DueAsync(DateTime upTo, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await NextAsync(db, ct) is { } month && installation.Zone.EndOf(month) <= upTo ? month : null;
    }

    // The first that is under way, or the one after the last; before any, that in which the first subscription began.
    private async Task<CalendarMonth?> NextAsync(PortalDb db, CancellationToken ct)
    {
        var runs = db.Set<BillingRunRow>().AsNoTracking();
        if (await runs.Where(r => r.Stage == RunStage.Drafting).OrderBy(r => r.Month).FirstOrDefaultAsync(ct) is { } open) return open.Paused ? null : CalendarMonth.Of(open.Month);
        if (await runs.MaxAsync(r => (DateOnly?)r.Month, ct) is { } last) return CalendarMonth.Of(last).Next;
        return await db.Set<SubscriptionRow>().MinAsync(s => (DateTime?)s.StartedAt, ct) is { } first ? CalendarMonth.Of(installation.Zone.DayOf(first)) : null;
    }

    private Task BeginAsync(CalendarMonth month, CancellationToken ct) => database.WriteAsync(async db =>
    {
        if (await db.Set<BillingRunRow>().AnyAsync(r => r.Month == month.First, ct)) return;
        var (first, expected, now, drafting) = (month.First, await Customers(db, month).Distinct().CountAsync(ct), clock.UtcNow, nameof(RunStage.Drafting));
        // Two nodes may both find none.
        await db.Database.ExecuteSqlAsync($"insert into billing_runs (month, stage, paused, begun_at, at_profile, seen, expected, version) values ({first}, {drafting}, {false}, {now}, 0, 0, {expected}, 1) on conflict (month) do nothing", ct);
    }, ct);

    private async Task<BillingRunRow?> RunAsync(CalendarMonth month, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingRunRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Month == month.First, ct);
    }

    private async Task GoOnAsync(BillingRunRow run, CalendarMonth month, CancellationToken ct)
    {
        var page = await PageAsync(run, month, ct);
        if (page.Count > 0) await pages.DoAsync(run, page, Work(month, ct), ct);
        else await EndAsync(run, month, ct);
    }

    private PageWork Work(CalendarMonth month, CancellationToken ct) => (db, profiles) => drafts.OfAsync(db, month, profiles, ct);

    private async Task<IReadOnlyList<long>> PageAsync(BillingRunRow run, CalendarMonth month, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        // Told apart here: for the database that would be to read all that are left, for each page.
        return [.. (await Customers(db, month).Where(p => p > run.AtProfile).OrderBy(p => p).Take(pages.Size).ToListAsync(ct)).Distinct()];
    }

    private Task EndAsync(BillingRunRow run, CalendarMonth month, CancellationToken ct)
    {
        var final = installation.Zone.EndOf(month).AddMinutes(settings.GraceMinutes);
        return database.WriteAsync(db => db.Set<BillingRunRow>().Where(r => r.Id == run.Id && r.Stage == RunStage.Drafting && r.AtProfile == run.AtProfile && !r.Paused)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Stage, RunStage.Waiting).SetProperty(r => r.FinalFrom, final), ct), ct);
    }

    private IQueryable<long> Customers(PortalDb db, CalendarMonth month) => MayBeBilled.In(db, installation.Zone, month);
}
