using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>Tells of what became final: to whoever mails it, and in the customer's timeline.</summary>
internal sealed class TellFinal(Outbox outbox, Installation installation)
{
    private readonly Show show = new(CultureInfo.InvariantCulture, installation.Zone);

    public async Task TellAsync(PortalDb db, IReadOnlyList<ToSeal> invoices, IReadOnlyList<CreditNoteRow> notes, CancellationToken ct)
    {
        await outbox.StoreAllAsync(db, [.. invoices.Where(i => i.Row.Number is not null).Select(i => new InvoiceFinal(i.Row.ProfileId, i.Row.Id))], ct);
        await Timeline.NoteAllAsync(db, invoices.Select(i => new TimelineNote(i.Row.ProfileId, i.Row.FinalAt!.Value, "invoice." + Kind(i.Row), i.Row.PublicId, Sentence(i.Row))), Actor.System, ct);
        foreach (var note in notes) await TellAsync(db, note, Actor.System, ct);
    }

    public Task TellAsync(PortalDb db, CreditNoteRow note, Actor by, CancellationToken ct = default)
    {
        outbox.Store(db, new CreditNoteFinal(note.ProfileId, note.PublicId));
        return Timeline.NoteAsync(db, note.ProfileId, note.FinalAt, "credit-note.final", note.PublicId, $"Credit note {note.Number} of {show.Money(new(note.TotalMinor, note.Currency))}.", by, ct);
    }

    private static string Kind(InvoiceRow row) => row.State switch
    {
        InvoiceState.Moved => "moved",
        InvoiceState.Waived => "waived",
        _ => "final",
    };

    private string Sentence(InvoiceRow row)
    {
        var (total, month) = (show.Money(new Money(row.TotalMinor, row.Currency)), InvoiceLineWords.Month(CalendarMonth.Of(row.Month)));
        return row.State switch
        {
            InvoiceState.Moved => $"{total} for {month} is too little to be collected and stands on the next invoice.",
            InvoiceState.Waived => $"{total} for {month} is too little to be collected and was given away.",
            InvoiceState.Open => $"Invoice {row.Number} for {month}: {total}, due on {show.Date(row.DueOn!.Value)}.",
            _ => $"Invoice {row.Number} for {month}: {total}, nothing is due.",
        };
    }
}
