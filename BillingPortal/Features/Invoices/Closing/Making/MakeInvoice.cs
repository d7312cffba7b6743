using System.Runtime.ExceptionServices;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>
/// The one place where invoices come from: drafts, final ones, what it would be if the month ended now, and dry runs.
/// It reads and stores nothing; lines as rows, with their words, are <see cref="LineRows"/>.
/// </summary>
internal sealed class MakeInvoice(ICustomerPlans plans, IUsedUnits used, ReadWaiting waiting, Installation installation, BillingSettings settings)
{
    /// <summary>Of one customer and month; null when there is none. Of the running month: with what was used until now.</summary>
    public async Task<MadeInvoice?> OfAsync(PortalDb db, CalendarMonth month, long profile, CancellationToken ct = default) => One(await OfAsync(db, month, [profile], ct), profile);

    /// <summary>Those of a month. A customer whose month the portal does not invoice has none, and one whose first period runs on has none yet.</summary>
    public async Task<MadeInvoices> OfAsync(PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct = default)
    {
        var invoiced = await InvoicedAsync(db, month, profiles, ct);
        if (invoiced.Count == 0) return MadeInvoices.None;
        long[] mine = [.. invoiced.Keys];
        var units = await used.OfAsync(db, invoiced, [month], ct);
        var (changes, waits) = (await ChangesAsync(db, mine, month, ct), await waiting.OfAsync(db, mine, month, ct));
        return Each(mine, profile => OfMonth(profile, invoiced[profile], month, units.GetValueOrDefault((profile, month)), changes[profile], waits));
    }

    /// <summary>What waits for customers who have left, by the last month that was billed to them.</summary>
    public async Task<MadeInvoices> ClosingAsync(PortalDb db, IReadOnlyDictionary<long, CalendarMonth> lastBilled, CancellationToken ct = default)
    {
        var waits = await waiting.OfAsync(db, [.. lastBilled.Keys], new CalendarMonth(9999, 12), ct);
        return Each([.. lastBilled.Keys], profile => Made(profile, InvoiceKind.Closing, lastBilled[profile], null, hasNext: false, waits));
    }

    private static MadeInvoice? One(MadeInvoices all, long profile)
    {
        if (all.Faults.GetValueOrDefault(profile) is { } fault) ExceptionDispatchInfo.Throw(fault);
        return all.Made.GetValueOrDefault(profile);
    }

    private static MadeInvoices Each(IReadOnlyList<long> profiles, Func<long, MadeInvoice> make)
    {
        var (made, faults) = (new Dictionary<long, MadeInvoice>(), new Dictionary<long, Exception>());
        foreach (var profile in profiles)
            try
            {
                made.Add(profile, make(profile));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(profile, fault); // the caller writes it down, customer by customer
            }
        return new(made, faults);
    }

    private async Task<IReadOnlyDictionary<long, CustomerPlan>> InvoicedAsync(PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var byStripe = (await db.Set<TierVersionRow>().Where(v => v.InvoicedBy == Invoicer.Stripe).Select(v => new { v.Tier.Name, v.Number }).ToListAsync(ct)).Select(v => (v.Name, v.Number)).ToHashSet();
        var all = await plans.OfAllAsync(db, profiles, ct);
        return all.Where(p => p.Value.History is { } history && history.IsBilledIn(month) && !history.Carries(month) && !byStripe.Contains(LastTier(history, month))).ToDictionary(p => p.Key, p => p.Value);
    }

    // The last tier that is paid for says who invoices the month.
    private static (string, int) LastTier(PlanHistory history, CalendarMonth month)
    {
        var ends = history.Spans.Last(s => s.Start <= month.Last && !(s.CancelOn < month.First)).CancelOn;
        var terms = history.On(ends < month.Last ? ends.Value : month.Last);
        return (terms.Name, terms.Version);
    }

    private MadeInvoice OfMonth(long profile, CustomerPlan plan, CalendarMonth month, long units, IEnumerable<UsageMonthRow> changes, Waiting waits)
    {
        var history = plan.History!;
        var first = history.Carries(month.Previous) ? month.Previous : month;
        var facts = MonthFacts.Of(history.Month(month, units, settings.CapFirstMonth), UsagePeriod.InBill(month, plan.Life, history, installation.Zone));
        var own = new BilledNow(month, first, units, changes.Where(c => c.Month >= first.First).Sum(c => c.Changes), IsOwn: true);
        return Made(profile, InvoiceKind.Month, month, facts, history.Spans.Any(s => !(s.CancelOn <= month.Last)), waits, own);
    }

    private MadeInvoice Made(long profile, InvoiceKind kind, CalendarMonth month, MonthFacts? own, bool hasNext, Waiting waits, params BilledNow[] billed)
    {
        LateFound[] late = [.. waits.Late[profile]];
        var smallest = settings.SmallestCharge ?? SmallestCharge.Of(installation.Currency)!.Value;
        var facts = new InvoiceFacts(installation.Currency.Code, hasNext, smallest, own,
            [.. late.Where(l => l.UsedNow != l.Billed.Used).Select(l => new LateFacts(l.Invoice, l.Billed, l.UsedNow))], [.. waits.OneOffs[profile]], [.. waits.Carried[profile]], own is null ? month.ToString() : null);
        return new(profile, kind, month, facts, ComposeInvoice.Of(facts.ToCompose()), [.. billed, .. late.Select(l => new BilledNow(l.Month, l.FirstMonth, l.UsedNow, l.Changes, IsOwn: false))]);
    }

    private static async Task<ILookup<long, UsageMonthRow>> ChangesAsync(PortalDb db, IReadOnlyList<long> profiles, CalendarMonth month, CancellationToken ct)
    {
        var (from, to) = (month.Previous.First, month.First);
        return (await db.Set<UsageMonthRow>().AsNoTracking().Where(u => profiles.Contains(u.ProfileId) && u.Meter == Meters.Units && u.Month >= from && u.Month <= to).ToListAsync(ct)).ToLookup(u => u.ProfileId);
    }
}
