using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>A part of a credit note that lowered an invoice.</summary>
internal sealed record UsedCredit(string Number, long AmountMinor);

/// <summary>Puts an invoice into words and figures, from its row and lines alone.</summary>
internal sealed class InvoicePaper(Installation installation, PortalAddress address)
{
    private const int MostSums = 6;
    private static readonly string[] Heads = ["Quantity", "Unit price", "Days", "Amount"];

    /// <param name="invoice">With its lines.</param>
    /// <param name="credits">What was used of credit notes on it.</param>
    public Paper Of(InvoiceRow invoice, IReadOnlyList<UsedCredit> credits, Party seller, Party buyer)
    {
        var figures = PaperFigures.For(buyer, invoice.Currency, installation.Zone);
        PaperLine[] lines = [.. invoice.Lines.OrderBy(l => l.Position).Select(l => Line(l, figures))];
        return new(invoice.Number is null ? "Draft invoice" : "Invoice", invoice.Number, seller, buyer, invoice.FinalAt ?? invoice.DraftedAt)
        {
            Warning = InvoiceWords.Warning(invoice.State),
            Facts = [.. Facts(invoice, buyer, figures)],
            Headline = new(InvoiceWords.Headline(invoice, figures.Show), figures.Money(invoice.Number is null ? invoice.TotalMinor : InvoiceWords.Due(invoice))),
            Columns = Heads,
            Lines = lines,
            Sums = [.. Sums(invoice, credits, figures)],
            Notes = [.. Notes(invoice, lines)],
        };
    }

    private IEnumerable<PaperFact> Facts(InvoiceRow invoice, Party buyer, PaperFigures figures)
    {
        if (invoice.FinalAt is { } final) yield return new("Invoice date", figures.Show.Date(installation.Zone.DayOf(final)));
        if (invoice.DueOn is { } due) yield return new("Due", figures.Show.Date(due));
        yield return new("Period", Period(invoice, figures));
        if (buyer.PurchaseOrder is { } order) yield return new("Your order", order);
        if (buyer.Customer is { } customer) yield return new("Customer", customer);
    }

    // The days that are paid for: in a first month fewer than the calendar's.
    private static string Period(InvoiceRow invoice, PaperFigures figures)
    {
        var days = invoice.Lines.Where(l => l is { Kind: InvoiceLineKind.Base, FirstDay: not null, LastDay: not null }).ToArray();
        return days.Length == 0 ? figures.Month(invoice.Month) : figures.Span(days.Min(l => l.FirstDay!.Value), days.Max(l => l.LastDay!.Value));
    }

    private static PaperLine Line(InvoiceLineRow line, PaperFigures figures) => new(line.Text,
        line is { Kind: InvoiceLineKind.Base or InvoiceLineKind.Overage, FirstDay: { } first, LastDay: { } last } ? figures.Span(first, last) : null,
        [line.Units is { } units ? figures.Show.Number(units) : "", figures.UnitPrice(line.UnitPrice), PaperFigures.Days(line), figures.Money(line.AmountMinor)]);

    private static IEnumerable<PaperSum> Sums(InvoiceRow invoice, IReadOnlyList<UsedCredit> credits, PaperFigures figures)
    {
        yield return new("Subtotal", figures.Money(invoice.SubtotalMinor));
        if (invoice.TaxMinor != 0) yield return new("Tax", figures.Money(invoice.TaxMinor));
        yield return new("Total", figures.Money(invoice.TotalMinor), IsStrong: true);
        if (invoice.Number is null) yield break;
        foreach (var credit in Shown(credits)) yield return new(credit.Number, figures.Money(-credit.AmountMinor));
        if (invoice.SettledMinor - credits.Sum(c => c.AmountMinor) is var paid and not 0) yield return new("Paid", figures.Money(-paid));
        if (InvoiceWords.GivenUp(invoice) is { } name) yield return new(name, figures.Money(invoice.SettledMinor - invoice.TotalMinor));
        yield return new("Due", figures.Money(InvoiceWords.Due(invoice)), IsStrong: true);
    }

    private static IEnumerable<UsedCredit> Shown(IReadOnlyList<UsedCredit> credits) => credits.Count <= MostSums
        ? credits.Select(c => c with { Number = "Credit note " + c.Number })
        : [new($"{credits.Count} credit notes", credits.Sum(c => c.AmountMinor))];

    private IEnumerable<string> Notes(InvoiceRow invoice, IEnumerable<PaperLine> lines)
    {
        if (lines.Any(l => l.Figures[1].StartsWith(PaperFigures.Near, StringComparison.Ordinal))) yield return "A price with ≈ is the mean of several by days; amounts are reckoned with the exact one.";
        if (invoice.Number is not null) yield return $"How each line came about, and the usage it counts: {address.Of("/invoices/" + invoice.PublicId)}";
    }
}
