using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Events;

/// <summary>Writes the mail of an invoice that became final.</summary>
internal sealed class MailInvoices(InvoiceLetters letters) : IFactHandler<InvoiceFinal>
{
    public static string Name => "mail-invoices";

    public async Task HandleAsync(InvoiceFinal fact, FactNews news, PortalDb db, CancellationToken ct) =>
        await letters.FinalAsync(db, await db.Set<InvoiceRow>().AsNoTracking().SingleAsync(i => i.Id == fact.InvoiceId, ct), ct);
}
