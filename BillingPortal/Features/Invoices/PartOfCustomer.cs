using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>A customer's invoice details, and the invoices. Details go with the customer; invoices that are final stay as they are, because the law wants them kept and the database lets nobody change them.</summary>
internal sealed class PartOfCustomer : IPartOfCustomer
{
    public string Name => "invoices";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var details = await db.Set<InvoiceDetailsRow>().AsNoTracking().SingleOrDefaultAsync(d => d.ProfileId == profileId, ct);
        var invoices = await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).Where(i => i.ProfileId == profileId && i.Number != null).OrderBy(i => i.Id).ToListAsync(ct);
        var notes = await db.Set<CreditNoteRow>().AsNoTracking().Where(c => c.ProfileId == profileId).OrderBy(c => c.Id).ToListAsync(ct);
        return new
        {
            Details = details is null ? null : TypedDetails.Of(details),
            Invoices = invoices.Select(i => new { i.Number, i.FinalAt, i.Month, State = i.State.ToString(), Total = Written(i.TotalMinor, i.Currency), i.Buyer, Lines = i.Lines.OrderBy(l => l.Position).Select(l => new { l.Text, Amount = Written(l.AmountMinor, i.Currency) }) }),
            CreditNotes = notes.Select(c => new { c.Number, c.FinalAt, Total = Written(c.TotalMinor, c.Currency), c.Reason }),
        };
    }

    public async Task EraseAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        if (await db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profileId, ct) is not { } row) return;
        row.Name = row.Address = row.PostalCode = row.City = row.Country = row.TaxId = row.PurchaseOrder = null; // not the row: whether invoices are held back stands in it
        await db.SaveChangesAsync(ct);
    }

    private static string Written(long minor, Currency currency) => new Money(minor, currency).ToString();
}
