using BillingPortal.Core;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>An admin takes a final invoice back as a whole, or gives up its money. Nothing of the invoice itself is changed: how it stands is.</summary>
internal sealed class CloseInvoice(InvoiceDeed deed, WriteCreditNote credit)
{
    private static readonly Refusal NotOpen = new("invoice_not_open", "Only an invoice that waits to be paid can be voided or written off.");
    private static readonly Refusal Settled = new("invoice_settled", "A part of this invoice is paid or credited already. Write a credit note for the rest instead.");

    /// <summary>With a credit note of all its lines.</summary>
    public Task<Result<Done>> VoidAsync(Actor actor, long invoiceId, int version, string? reason, CancellationToken ct = default) => deed.OnInvoiceAsync(actor, invoiceId, version, reason, "invoice.voided", async on =>
    {
        if (on.Invoice.State != InvoiceState.Open) return NotOpen;
        if (on.Invoice.SettledMinor != 0) return Settled;
        if (Printable.FaultOf(on.Why, "reason") is { } unprintable) return unprintable;
        var note = await credit.AddAsync(on, CreditNoteKind.Void, [.. on.Invoice.Lines.OrderBy(l => l.Position).Select(l => new CreditedLine(l.Text, l.AmountMinor, l.Id))], ct);
        WriteCreditNote.Use(on, new CreditUseRow { CreditNote = note, InvoiceId = on.Invoice.Id, AmountMinor = note.TotalMinor, UsedAt = on.Now });
        (on.Invoice.State, on.Invoice.ClosedAt) = (InvoiceState.Void, on.Now);
        return new DeedDone(on.Invoice.PublicId, $"Invoice {on.Name} was voided, with the credit note {note.Number}.", Before(InvoiceState.Open), new { state = InvoiceNames.Of(on.Invoice.State), creditNote = note.Number, minor = note.TotalMinor });
    }, ct);

    /// <summary>What is due stays owed, and nobody asks for it any more.</summary>
    public Task<Result<Done>> WriteOffAsync(Actor actor, long invoiceId, int version, string? reason, CancellationToken ct = default) => deed.OnInvoiceAsync(actor, invoiceId, version, reason, "invoice.written-off", on =>
    {
        if (on.Invoice.State != InvoiceState.Open) return Task.FromResult<Result<DeedDone>>(NotOpen);
        (on.Invoice.State, on.Invoice.ClosedAt) = (InvoiceState.Uncollectible, on.Now);
        var left = on.Invoice.TotalMinor - on.Invoice.SettledMinor;
        return Task.FromResult<Result<DeedDone>>(new DeedDone(on.Invoice.PublicId, $"Invoice {on.Name} was written off with {on.Written(left)} due.", Before(InvoiceState.Open), new { state = InvoiceNames.Of(on.Invoice.State), minor = left }));
    }, ct);

    private static object Before(InvoiceState state) => new { state = InvoiceNames.Of(state) };
}
