using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Invoices.Deeds;

/// <param name="LineId">The line that it takes back; null for an amount.</param>
internal sealed record CreditedLine(string Text, long AmountMinor, long? LineId);

/// <summary>Writes a credit note of an invoice, with the next number of its series, and uses of it what is to be used at once. Seller and buyer are those of the invoice.</summary>
internal sealed class WriteCreditNote(BillingSettings settings, Installation installation, TellFinal tell)
{
    public async Task<CreditNoteRow> AddAsync(DeedOnInvoice on, CreditNoteKind kind, IReadOnlyList<CreditedLine> lines, CancellationToken ct)
    {
        var (invoice, sum) = (on.Invoice, lines.Sum(l => l.AmountMinor));
        var number = (await TakeNumbers.TakeAsync(on.Db, settings.CreditNoteSeries, installation.Zone.DayOf(on.Now).Year, 1, ct)).Dequeue();
        var note = new CreditNoteRow
        {
            PublicId = PublicIds.OfCreditNote(),
            ProfileId = invoice.ProfileId,
            InvoiceId = invoice.Id,
            Kind = kind,
            Series = number.Series,
            Year = number.Year,
            Sequence = number.Sequence,
            Number = number.ToString(),
            Currency = invoice.Currency,
            SubtotalMinor = sum,
            TotalMinor = sum,
            Reason = on.Why,
            MadeBy = on.By.Name,
            FinalAt = on.Now,
            Seller = invoice.Seller!,
            Buyer = invoice.Buyer!,
        };
        for (var at = 0; at < lines.Count; at++) note.Lines.Add(new() { Position = at + 1, Text = lines[at].Text, AmountMinor = lines[at].AmountMinor, LineId = lines[at].LineId });
        on.Db.Add(note);
        await tell.TellAsync(on.Db, note, on.By, ct);
        return note;
    }

    /// <summary>Lowers what is due of the invoice; nothing due any more is paid.</summary>
    public static void Use(DeedOnInvoice on, params IReadOnlyList<CreditUseRow> uses)
    {
        if (uses.Count == 0) return;
        on.Db.AddRange(uses);
        on.Invoice.SettledMinor += uses.Sum(u => u.AmountMinor);
        if (on.Invoice.SettledMinor == on.Invoice.TotalMinor) (on.Invoice.State, on.Invoice.ClosedAt) = (InvoiceState.Paid, on.Now);
    }
}
