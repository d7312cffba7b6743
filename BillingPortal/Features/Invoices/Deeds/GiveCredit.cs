using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>What is to be credited, as it was typed.</summary>
/// <param name="LineId">The line; null for an amount of the whole invoice.</param>
/// <param name="Amount">Empty for all that is left of it.</param>
internal sealed record TypedCredit(long? LineId, string? Amount);

/// <summary>What can still be credited.</summary>
/// <param name="Lines">By line: only those above nothing.</param>
internal sealed record CreditLeft(Money OfInvoice, IReadOnlyDictionary<long, Money> Lines);

/// <summary>
/// An admin corrects a final invoice by a credit note, for a line or an amount: never more than is left of it. It lowers what is due of that invoice first;
/// what remains lowers the next ones.
/// </summary>
internal sealed class GiveCredit(InvoiceDeed deed, WriteCreditNote credit, BillingSettings settings, Installation installation)
{
    private static readonly Refusal NotFinal = new("invoice_not_final", "Only a final invoice can be credited, and one that was voided or carried to the next is credited already.");
    private static readonly Refusal NoLine = new(Codes.NotFound, "There is no such line on this invoice. Reload the page.", "line");
    private static readonly Refusal Nothing = new("nothing_left", "Nothing is left of it that could be credited.", "amount");

    /// <summary>Reads how much may be credited.</summary>
    public static async Task<CreditLeft> LeftAsync(Platform.Data.PortalDb db, InvoiceRow invoice, CancellationToken ct)
    {
        var given = await db.Set<CreditNoteLineRow>().Where(l => l.CreditNote.InvoiceId == invoice.Id && l.CreditNote.Kind != CreditNoteKind.Surplus).Select(l => new { l.LineId, l.AmountMinor }).ToListAsync(ct);
        var left = invoice.TotalMinor - given.Sum(g => g.AmountMinor);
        return new(new(left, invoice.Currency), invoice.Lines.Where(l => l.AmountMinor > 0 && l.Kind != InvoiceLineKind.Credited)
            .ToDictionary(l => l.Id, l => new Money(Math.Max(0, Math.Min(left, l.AmountMinor - given.Where(g => g.LineId == l.Id).Sum(g => g.AmountMinor))), invoice.Currency)));
    }

    public Task<Result<Done>> RunAsync(Actor actor, long invoiceId, int version, TypedCredit typed, string? reason, CancellationToken ct = default) => deed.OnInvoiceAsync(actor, invoiceId, version, reason, "invoice.credited", async on =>
    {
        var invoice = on.Invoice;
        if (Printable.FaultOf(on.Why, "reason") is { } unprintable) return unprintable;
        if (invoice.State is not (InvoiceState.Open or InvoiceState.Paid or InvoiceState.Uncollectible)) return NotFinal;
        var left = await LeftAsync(on.Db, invoice, ct);
        var most = typed.LineId is { } id ? left.Lines.TryGetValue(id, out var ofLine) ? ofLine : (Money?)null : left.OfInvoice;
        if (most is null) return NoLine;
        if (most.Value.Minor <= 0) return Nothing;
        var amount = Read(typed.Amount, most.Value);
        if (!amount.IsDone) return Result.Refuse<DeedDone>(amount.Refusals);
        var text = invoice.Lines.FirstOrDefault(l => l.Id == typed.LineId)?.Text ?? $"Correction of invoice {invoice.Number}";
        var note = await credit.AddAsync(on, CreditNoteKind.Correction, [new(text, amount.Value.Minor, typed.LineId)], ct);
        var used = await UseAsync(on, note, ct);
        return new DeedDone(note.PublicId, Sentence(on, note, used), null, new { invoice.Number, creditNote = note.Number, minor = note.TotalMinor, used, lineId = typed.LineId });
    }, ct);

    private static string Sentence(DeedOnInvoice on, CreditNoteRow note, long used) => $"Credit note {note.Number} of {on.Written(note.TotalMinor)} for invoice {on.Name}"
        + (used == note.TotalMinor ? "." : used == 0 ? ", for the next invoices." : $": {on.Written(used)} lower what is due of it, {on.Written(note.TotalMinor - used)} are for the next ones.");

    private Result<Money> Read(string? typed, Money most)
    {
        if (string.IsNullOrWhiteSpace(typed)) return most;
        var read = new TypedFigures(installation.Currency);
        if (read.Amount(typed, "amount") is not { } amount) return Result.Refuse<Money>(read.Faults);
        return amount.Minor == 0 ? new Refusal("amount_invalid", "Write an amount above 0.", "amount")
            : amount > most ? new Refusal("amount_too_large", $"At most {InvoiceDeed.Show.Money(most)} of it can be credited.", "amount") : amount;
    }

    // With it what was left of others: a rest that is too small to be collected does not remain where credit is there for it.
    private async Task<long> UseAsync(DeedOnInvoice on, CreditNoteRow note, CancellationToken ct)
    {
        await on.Db.SaveChangesAsync(ct);
        var open = await OpenCredits.OfAsync(on.Db, [on.Invoice.ProfileId], ct);
        var uses = open.Use(on.Invoice, settings.SmallestCharge ?? SmallestCharge.Of(installation.Currency)!.Value, on.Now);
        WriteCreditNote.Use(on, uses);
        return uses.Where(u => u.CreditNoteId == note.Id).Sum(u => u.AmountMinor);
    }
}
