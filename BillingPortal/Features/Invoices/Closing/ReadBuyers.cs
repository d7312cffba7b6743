using System.Globalization;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Who is billed, as far as it decides what becomes of an invoice.</summary>
/// <param name="Before">The totals of the final invoices.</param>
/// <param name="Show">How figures are written for them.</param>
internal sealed record Buyer(Party Party, string? ParkedWhy, IReadOnlyCollection<long> Before, Show Show);

internal sealed class ReadBuyers(Installation installation)
{
    public async Task<IReadOnlyDictionary<long, Buyer>> OfAsync(PortalDb db, IReadOnlyCollection<long> profiles, CancellationToken ct)
    {
        if (profiles.Count == 0) return new Dictionary<long, Buyer>();
        var known = await db.Set<BillingProfileRow>().AsNoTracking().Where(p => profiles.Contains(p.Id)).ToListAsync(ct);
        var details = await db.Set<InvoiceDetailsRow>().AsNoTracking().Where(d => profiles.Contains(d.ProfileId)).ToDictionaryAsync(d => d.ProfileId, ct);
        var before = (await Final(db, profiles).Select(i => new { i.ProfileId, i.TotalMinor }).ToListAsync(ct)).ToLookup(i => i.ProfileId, i => i.TotalMinor);
        var shows = new Dictionary<string, Show>(StringComparer.Ordinal);
        return known.ToDictionary(p => p.Id, p => new Buyer(ReadParties.Buyer(p, details.GetValueOrDefault(p.Id)), details.GetValueOrDefault(p.Id)?.ParkedWhy, [.. before[p.Id]], ShowOf(shows, p.Locale)));
    }

    private static IQueryable<InvoiceRow> Final(PortalDb db, IReadOnlyCollection<long> profiles) =>
        db.Set<InvoiceRow>().Where(i => profiles.Contains(i.ProfileId) && i.Kind == InvoiceKind.Month && (i.State == InvoiceState.Open || i.State == InvoiceState.Paid || i.State == InvoiceState.Uncollectible));

    private Show ShowOf(Dictionary<string, Show> shows, string locale) =>
        shows.TryGetValue(locale, out var known) ? known : shows[locale] = new(CultureInfo.GetCultureInfo(locale), installation.Zone);
}
