using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Whoever tells usage by a total a day tells that of the last day when the month is over: until it is there the draft waits, but not for ever.</summary>
internal sealed class WaitForTotals(Installation installation)
{
    /// <summary>After the end of the month.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(36);

    /// <summary>Those of these drafts that may become final now.</summary>
    public static IQueryable<InvoiceRow> Ready(IQueryable<InvoiceRow> drafts, PortalDb db, DateTime now)
    {
        var totals = Totals(db);
        return drafts.Where(i => i.WaitsForDay == null || i.WaitsUntil <= now || totals.Any(t => t.ProfileId == i.ProfileId && t.Day == i.WaitsForDay));
    }

    /// <summary>Notes on new drafts what they wait for.</summary>
    public async Task MarkAsync(PortalDb db, IReadOnlyList<InvoiceRow> drafts, IReadOnlyDictionary<long, MadeInvoice> made, CancellationToken ct)
    {
        if (drafts.Count == 0) return;
        var (month, profiles) = (CalendarMonth.Of(drafts[0].Month), drafts.Select(d => d.ProfileId).ToArray());
        var (first, last) = (month.First, month.Last);
        var told = (await Totals(db).Where(t => profiles.Contains(t.ProfileId) && t.Day >= first && t.Day <= last).Select(t => new { t.ProfileId, t.Day }).ToListAsync(ct)).ToLookup(t => t.ProfileId, t => t.Day);
        foreach (var draft in drafts)
            if (told.Contains(draft.ProfileId) && LastDay(made[draft.ProfileId]) is { } day && !told[draft.ProfileId].Contains(day))
                (draft.WaitsForDay, draft.WaitsUntil) = (day, installation.Zone.EndOf(month) + Patience);
    }

    private static IQueryable<UsageDayRow> Totals(PortalDb db) => db.Set<UsageDayRow>().Where(d => d.Meter == Meters.Units && d.Source == DaySource.Total);

    private DateOnly? LastDay(MadeInvoice made) => made.Facts.Month?.Parts is [.., var last] ? installation.Zone.DayOf(last.Until.AddMicroseconds(-1)) : null;
}
