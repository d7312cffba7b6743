using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>A draft whose lines are the last ones.</summary>
internal sealed record ToSeal(InvoiceRow Row, MadeInvoice Made, Buyer Buyer);

/// <summary>Gives each draft its end: a number, or a place on the next one. With it go what was billed of which month, what admins had added, and what was owed to the customer.</summary>
internal sealed class SealInvoices(ReadParties parties, TellFinal tell, Installation installation, BillingSettings settings, BillingClock clock)
{
    public async Task DoAsync(PortalDb db, IReadOnlyList<ToSeal> drafts, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var day = installation.Zone.DayOf(now);
        await NumberAsync(db, drafts, day, now, ct);
        var credits = await OpenCredits.OfAsync(db, [.. drafts.Where(d => d.Row.State == InvoiceState.Open).Select(d => d.Row.ProfileId)], ct);
        foreach (var (row, made, _) in drafts)
            if (row.State == InvoiceState.Open)
                Settle(db, row, credits.Use(row, made.Facts.SmallestCharge, now), now);
        var notes = await SurplusAsync(db, drafts, day, now, ct);
        await KeepBilled.KeepAsync(db, drafts, ct);
        await db.SaveChangesAsync(ct);
        await tell.TellAsync(db, drafts, notes, ct);
    }

    private async Task NumberAsync(PortalDb db, IReadOnlyList<ToSeal> drafts, DateOnly day, DateTime now, CancellationToken ct)
    {
        var numbers = await TakeNumbers.TakeAsync(db, settings.InvoiceSeries, day.Year, drafts.Count(HasNumber), ct);
        var seller = parties.Seller.ToJson();
        foreach (var draft in drafts)
        {
            var row = draft.Row;
            (row.FinalAt, row.State) = (now, StateOf(draft.Made.Composed.Fate));
            if (HasNumber(draft)) Number(draft, numbers.Dequeue(), day, seller);
            if (row.State != InvoiceState.Open) row.ClosedAt = now;
        }
    }

    private static void Number(ToSeal draft, DocumentNumber number, DateOnly day, string seller)
    {
        var row = draft.Row;
        (row.Series, row.Year, row.Sequence, row.Number) = (number.Series, number.Year, number.Sequence, number.ToString());
        (row.DueOn, row.Seller, row.Buyer) = (day, seller, draft.Buyer.Party.ToJson());
    }

    // One that is too large comes here only when somebody let it through.
    private static InvoiceState StateOf(InvoiceFate fate) => fate switch
    {
        InvoiceFate.Due or InvoiceFate.TooLarge => InvoiceState.Open,
        InvoiceFate.Nothing => InvoiceState.Paid,
        InvoiceFate.Move => InvoiceState.Moved,
        InvoiceFate.Waive => InvoiceState.Waived,
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "It says nothing and is no invoice."),
    };

    private static bool HasNumber(ToSeal draft) => draft.Made.Composed.Fate is InvoiceFate.Due or InvoiceFate.Nothing or InvoiceFate.TooLarge;

    private static void Settle(PortalDb db, InvoiceRow row, IReadOnlyList<CreditUseRow> uses, DateTime now)
    {
        db.AddRange(uses);
        row.SettledMinor += uses.Sum(u => u.AmountMinor);
        if (row.SettledMinor >= row.TotalMinor) (row.State, row.ClosedAt) = (InvoiceState.Paid, now);
    }

    private async Task<IReadOnlyList<CreditNoteRow>> SurplusAsync(PortalDb db, IReadOnlyList<ToSeal> drafts, DateOnly day, DateTime now, CancellationToken ct)
    {
        ToSeal[] given = [.. drafts.Where(d => d.Made.Composed.Surplus.Minor > 0)];
        var numbers = await TakeNumbers.TakeAsync(db, settings.CreditNoteSeries, day.Year, given.Length, ct);
        CreditNoteRow[] notes = [.. given.Select(d => Surplus(d, numbers.Dequeue(), now))];
        db.AddRange(notes);
        return notes;
    }

    private static CreditNoteRow Surplus(ToSeal draft, DocumentNumber number, DateTime now)
    {
        var (row, minor) = (draft.Row, draft.Made.Composed.Surplus.Minor);
        var note = new CreditNoteRow
        {
            PublicId = PublicIds.OfCreditNote(),
            ProfileId = row.ProfileId,
            InvoiceId = row.Id,
            Kind = CreditNoteKind.Surplus,
            Currency = row.Currency,
            Series = number.Series,
            Year = number.Year,
            Sequence = number.Sequence,
            Number = number.ToString(),
            SubtotalMinor = minor,
            TotalMinor = minor,
            Reason = $"The lines of invoice {row.Number} come to less than nothing.",
            FinalAt = now,
            Seller = row.Seller!,
            Buyer = row.Buyer!,
        };
        note.Lines.Add(new() { Position = 1, Text = $"Given back from invoice {row.Number}, {InvoiceLineWords.Month(CalendarMonth.Of(row.Month))}", AmountMinor = minor });
        return note;
    }
}
