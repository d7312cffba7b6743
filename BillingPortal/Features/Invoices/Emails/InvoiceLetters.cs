using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Emails;

/// <summary>What a customer is told of invoices and credit notes, with the document itself.</summary>
internal sealed class InvoiceLetters(Recipients recipients, Post post, PortalAddress address)
{
    public const string Final = "invoice-final";
    public const string CreditNote = "credit-note";

    private const string Details = "Name, address, tax ID and order number of the next ones can be changed in the portal, under Invoice details.";

    /// <param name="invoice">It has a number.</param>
    public async Task FinalAsync(PortalDb db, InvoiceRow invoice, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, invoice.ProfileId, ct) is not { } to) return;
        var due = new Money(InvoiceWords.Due(invoice), invoice.Currency);
        await post.WriteAsync(db, Letter(to, Final, invoice.PublicId) with
        {
            Subject = due.Minor > 0 ? $"Invoice {invoice.Number}: {to.Show.Money(due)}" : $"Invoice {invoice.Number}: nothing is due",
            Paragraphs = [.. Paragraphs(invoice, due, to.Show)],
            Button = new("See how it came about", address.Of("/invoices/" + invoice.PublicId)),
            Small = [Details],
            Attachment = new(InvoiceAttachment.Name, invoice.PublicId, invoice.Number + ".pdf"),
        }, ct);
    }

    /// <param name="note">With its invoice.</param>
    public async Task CreditNoteAsync(PortalDb db, CreditNoteRow note, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, note.ProfileId, ct) is not { } to) return;
        var (invoice, amount) = (note.Invoice.Number, to.Show.Money(new(note.TotalMinor, note.Currency)));
        await post.WriteAsync(db, Letter(to, CreditNote, note.PublicId) with
        {
            Subject = $"Credit note {note.Number}: {amount}",
            Paragraphs = [note.Kind == CreditNoteKind.Surplus ? $"Your invoice {invoice} came to less than nothing, so {amount} are credited to you." : $"{amount} of your invoice {invoice} are credited to you.",
                $"The credit note {note.Number} is attached. It lowers what you still have to pay, or your next invoices."],
            Button = new("See your invoices", address.Of("/invoices")),
            Attachment = new(CreditNoteAttachment.Name, note.PublicId, note.Number + ".pdf"),
        }, ct);
    }

    private static IEnumerable<string> Paragraphs(InvoiceRow invoice, Money due, Show show)
    {
        var of = invoice.Kind == InvoiceKind.Closing ? "Your closing invoice" : $"Your invoice for {invoice.Month.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
        var total = show.Money(new(invoice.TotalMinor, invoice.Currency));
        yield return invoice.TotalMinor == 0 ? $"{of} comes to nothing: there is nothing to pay."
            : due.Minor == invoice.TotalMinor ? $"{of} comes to {total}. It is due on {show.Date(invoice.DueOn!.Value)}."
            : due.Minor == 0 ? $"{of} comes to {total}. Credit notes paid for all of it: there is nothing to pay."
            : $"{of} comes to {total}. Credit notes paid for a part: {show.Money(due)} are due on {show.Date(invoice.DueOn!.Value)}.";
        yield return $"The invoice {invoice.Number} is attached. In the portal each of its lines opens to how it was reckoned, down to the usage it counts.";
    }

    private static Letter Letter(Recipient to, string kind, string id) => new()
    {
        Cause = $"{kind}/{id}",
        Kind = kind,
        To = to.Email,
        PersonId = to.PersonId,
        Subject = "",
        Paragraphs = [],
    };
}
