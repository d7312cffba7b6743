using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Puts a credit note into words and figures, from its row and lines alone.</summary>
internal sealed class CreditNotePaper(Installation installation)
{
    /// <param name="note">With its lines, and the invoice that it corrects.</param>
    /// <param name="used">What was used of it, by the number of the invoice.</param>
    public Paper Of(CreditNoteRow note, IReadOnlyList<UsedCredit> used)
    {
        var (seller, buyer) = (Party.Parse(note.Seller), Party.Parse(note.Buyer));
        var figures = PaperFigures.For(buyer, note.Currency, installation.Zone);
        return new("Credit note", note.Number, seller, buyer, note.FinalAt)
        {
            Facts = [.. Facts(note, buyer, figures)],
            Headline = new("Credited to you", figures.Money(note.TotalMinor)),
            Columns = ["Amount"],
            Lines = [.. note.Lines.OrderBy(l => l.Position).Select(l => new PaperLine(l.Text, null, [figures.Money(l.AmountMinor)]))],
            Sums = [.. Sums(note, used, figures)],
            Notes = ["What is not used yet lowers your next invoices."],
        };
    }

    private IEnumerable<PaperFact> Facts(CreditNoteRow note, Party buyer, PaperFigures figures)
    {
        yield return new("Date", figures.Show.Date(installation.Zone.DayOf(note.FinalAt)));
        if (note.Invoice.Number is { } number) yield return new(note.Kind == CreditNoteKind.Surplus ? "From invoice" : "Corrects invoice", number);
        if (buyer.PurchaseOrder is { } order) yield return new("Your order", order);
        if (buyer.Customer is { } customer) yield return new("Customer", customer);
        yield return new("Reason", note.Reason);
    }

    private static IEnumerable<PaperSum> Sums(CreditNoteRow note, IReadOnlyList<UsedCredit> used, PaperFigures figures)
    {
        yield return new("Subtotal", figures.Money(note.SubtotalMinor));
        if (note.TaxMinor != 0) yield return new("Tax", figures.Money(note.TaxMinor));
        yield return new("Total credited", figures.Money(note.TotalMinor), IsStrong: true);
        if (used.Count > 0) yield return new(used.Count == 1 ? $"Used on {used[0].Number}" : $"Used on {used.Count} invoices", figures.Money(-used.Sum(u => u.AmountMinor)));
        yield return new("Still to be used", figures.Money(note.TotalMinor - used.Sum(u => u.AmountMinor)), IsStrong: true);
    }
}
