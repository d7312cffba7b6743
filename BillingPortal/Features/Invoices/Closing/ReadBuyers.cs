using System.Globalization;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Who is billed, as far as it decides what becomes of an invoice.</summary>
/// <param name="Before">The totals of the final invoices, those of a part of a month as for a whole one.</param>
/// <param name="Show">How figures are written for them.</param>
internal sealed record Buyer(Party Party, string? ParkedWhy, IReadOnlyCollection<long> Before, Show Show);

internal sealed class ReadBuyers(Installation installation)
{
    public async Task<IReadOnlyDictionary<long, Buyer>> OfAsync(PortalDb db, IReadOnlyCollection<long> profiles, CancellationToken ct)
    {
        if (profiles.Count == 0) return new Dictionary<long, Buyer>();
        var known = await db.Set<BillingProfileRow>().AsNoTracking().Where(p => profiles.Contains(p.Id)).ToListAsync(ct);
        var details = await db.Set<InvoiceDetailsRow>().AsNoTracking().Where(d => profiles.Contains(d.ProfileId)).ToDictionaryAsync(d => d.ProfileId, ct);
        var before = (await BeforeAsync(db, profiles, ct)).ToLookup(i => i.ProfileId, i => i.AMonth);
        var shows = new Dictionary<string, Show>(StringComparer.Ordinal);
        return known.ToDictionary(p => p.Id, p => new Buyer(ReadParties.Buyer(p, details.GetValueOrDefault(p.Id)), details.GetValueOrDefault(p.Id)?.ParkedWhy, [.. before[p.Id]], ShowOf(shows, p.Locale)));
    }

    // Those with a number, and not "of these states": asked for a state, SQLite goes through all invoices of it, whosever they are.
    private static IQueryable<InvoiceRow> Final(PortalDb db, IReadOnlyCollection<long> profiles) => db.Set<InvoiceRow>().Where(i => profiles.Contains(i.ProfileId) && i.Kind == InvoiceKind.Month && i.Number != null);

    // As for whole months: who began on a month's last day does not usually pay a thirtieth.
    private static async Task<IEnumerable<(long ProfileId, long AMonth)>> BeforeAsync(PortalDb db, IReadOnlyCollection<long> profiles, CancellationToken ct)
    {
        var final = await Final(db, profiles).Select(i => new
        {
            i.ProfileId,
            i.State,
            i.TotalMinor,
            Days = i.Lines.Where(l => l.Kind == InvoiceLineKind.Base).Sum(l => l.Days),
            Of = i.Lines.Where(l => l.Kind == InvoiceLineKind.Base).Max(l => l.OfDays),
        }).ToListAsync(ct);
        return final.Where(i => i.State != InvoiceState.Void).Select(i => (i.ProfileId, i is { Days: > 0 and var days, Of: { } of } && days < of ? (long)((Int128)i.TotalMinor * of / days) : i.TotalMinor));
    }

    private Show ShowOf(Dictionary<string, Show> shows, string locale) =>
        shows.TryGetValue(locale, out var known) ? known : shows[locale] = new(CultureInfo.GetCultureInfo(locale), installation.Zone);
}
