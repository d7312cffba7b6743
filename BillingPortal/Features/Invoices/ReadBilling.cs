using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>What is billed to one customer, for staff.</summary>
/// <param name="Waiting">Charges and discounts that no final invoice has yet.</param>
/// <param name="ParkedWhy">None of the customer's invoices becomes final; null where they do.</param>
/// <param name="CreditMinor">What is left of credit notes.</param>
public sealed record CustomerBilling(IReadOnlyList<InvoiceRow> Last, IReadOnlyList<OneOffRow> Waiting, string? ParkedWhy, long CreditMinor);

internal sealed class ReadBilling(IDbContextFactory<PortalDb> database, ListInvoices invoices)
{
    private const int Few = 6;

    public async Task<CustomerBilling> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var waiting = await db.Set<OneOffRow>().AsNoTracking().Where(o => o.ProfileId == profileId && o.InvoiceId == null && o.WithdrawnAt == null).OrderBy(o => o.Id).ToListAsync(ct);
        var parked = await db.Set<InvoiceDetailsRow>().Where(d => d.ProfileId == profileId).Select(d => d.ParkedWhy).SingleOrDefaultAsync(ct);
        var given = await db.Set<CreditNoteRow>().Where(n => n.ProfileId == profileId).SumAsync(n => n.TotalMinor, ct);
        var used = await db.Set<CreditUseRow>().Where(u => u.CreditNote.ProfileId == profileId).SumAsync(u => u.AmountMinor, ct);
        return new(await invoices.LastAsync(profileId, Few, ct), waiting, parked, given - used);
    }
}
