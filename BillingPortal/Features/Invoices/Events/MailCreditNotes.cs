using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Events;

/// <summary>Writes the mail of a credit note.</summary>
internal sealed class MailCreditNotes(InvoiceLetters letters) : IFactHandler<CreditNoteFinal>
{
    public static string Name => "mail-credit-notes";

    public async Task HandleAsync(CreditNoteFinal fact, FactNews news, PortalDb db, CancellationToken ct) =>
        await letters.CreditNoteAsync(db, await db.Set<CreditNoteRow>().AsNoTracking().Include(c => c.Invoice).SingleAsync(c => c.PublicId == fact.CreditNote, ct), ct);
}
