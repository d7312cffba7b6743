using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>
/// With the end of each month it looks for what waits for customers whom no month will ever be billed to again: one-offs and usage taken back after the account was closed,
/// lines of a month that somebody let go late, and whatever waits for who took a free plan. It goes on a closing invoice of that month.
/// </summary>
internal sealed class CloseRests(IDbContextFactory<PortalDb> database, StoredSettings stored, CloseAccounts close, ICustomerPlans plans, Installation installation) : IDue
{
    internal const string Setting = "invoices:rests-closed-until";

    public string Name => "closing invoices of rests";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Done(db, (await UntilAsync(ct)).Value).MinAsync(r => r.FinalFrom, ct);
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        var before = await UntilAsync(ct);
        if (await LastAsync(before.Value, upTo, ct) is not { } month) return;
        await close.CloseAsync(await WaitingAsync(ct), CalendarMonth.Of(month), async (db, profile) => PaidUntil(await plans.OfAsync(db, profile, ct)) + CloseAccounts.After <= upTo, ct);
        await stored.WriteAsync(Setting, month, before.Version, ct);
    }

    private Task<StoredSetting<DateOnly>> UntilAsync(CancellationToken ct) => stored.ReadAsync(Setting, DateOnly.MinValue, ct);

    // After the month's own invoices: they take what waits, where there is one.
    private static IQueryable<BillingRunRow> Done(PortalDb db, DateOnly after) => db.Set<BillingRunRow>().Where(r => r.Stage == RunStage.Done && r.Month > after);

    private async Task<DateOnly?> LastAsync(DateOnly after, DateTime upTo, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Done(db, after).Where(r => r.FinalFrom <= upTo).MaxAsync(r => (DateOnly?)r.Month, ct);
    }

    private async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Waiting(db, MayBeGone(db)).OrderBy(p => p).ToListAsync(ct);
    }

    // More than those who are: whose paid plan simply goes on is not among them.
    private static IQueryable<long> MayBeGone(PortalDb db) =>
        db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && (s.AccessEndsAt != null || s.NextVersionId != null || !s.TierVersion.NeedsCard)).Select(s => s.ProfileId);

    private static IQueryable<long> Waiting(PortalDb db, IQueryable<long> profiles)
    {
        var (oneOffs, lines, used) = (db.Set<OneOffRow>(), db.Set<InvoiceLineRow>(), db.Set<UsageMonthRow>().Where(u => u.Meter == Meters.Units));
        var moved = db.Set<InvoiceRow>().Where(i => i.State == InvoiceState.Moved && !lines.Any(l => l.FromInvoiceId == i.Id && l.Invoice.State != InvoiceState.Draft && l.Invoice.State != InvoiceState.Parked));
        var late = db.Set<BilledMonthRow>().Where(b => used.Where(u => u.ProfileId == b.ProfileId && u.Month >= b.FirstMonth && u.Month <= b.Month).Sum(u => u.Changes) != b.Changes);
        return profiles.Where(p => oneOffs.Any(o => o.ProfileId == p && o.InvoiceId == null && o.WithdrawnAt == null) || moved.Any(i => i.ProfileId == p) || late.Any(b => b.ProfileId == p));
    }

    // Null while there is no end to it, or there was nothing to pay for.
    private DateTime? PaidUntil(CustomerPlan plan)
    {
        if (plan.History?.Spans is not { Count: > 0 } spans || spans.Any(s => s.CancelOn is null)) return null;
        var ends = installation.Zone.StartOf(spans.Max(s => s.CancelOn!.Value).AddDays(1));
        return plan.Subscription?.AccessEndsAt is { } access && access > ends ? access : ends;
    }
}
