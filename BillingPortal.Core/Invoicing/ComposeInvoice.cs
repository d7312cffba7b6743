using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>
/// Makes an invoice: the month as it is rated, then what came late, then what admins added, then what was carried.
/// Drafts, final invoices, previews and checks all come from here.
/// </summary>
public static class ComposeInvoice
{
    /// <summary>More minor units cannot be charged at once: Stripe takes eight digits.</summary>
    public const long LargestCharge = 99_999_999;

    /// <summary>The invoice.</summary>
    /// <exception cref="OverflowException">An amount does not fit.</exception>
    public static ComposedInvoice Of(InvoiceToCompose from)
    {
        var rated = from.Month is { } month ? RateMonth.Of(month) : null;
        var lines = new List<ComposedLine>();
        // Nothing is invoiced while no day is counted: the period runs on.
        if (rated?.CarriesToNextMonth == true) return new(lines, Money.Zero(from.Currency), Money.Zero(from.Currency), rated, InvoiceFate.None);
        foreach (var line in rated?.Lines ?? Array.Empty<RatedLine>()) lines.Add(new(KindOf(line.Kind), from.Month!.Month, line.Amount) { Rated = line });
        foreach (var late in from.Late)
            if (late.Difference is { Minor: not 0 } difference) lines.Add(new(InvoiceLineKind.Late, late.Month, difference) { Late = late });
        foreach (var one in from.OneOffs) lines.Add(new(InvoiceLineKind.OneOff, from.About, one.Amount) { OneOff = one });
        foreach (var carried in from.Carried) lines.Add(new(InvoiceLineKind.Carried, carried.Month, carried.Amount) { Carried = carried });
        return Finished(from, lines, rated);
    }

    private static ComposedInvoice Finished(InvoiceToCompose from, List<ComposedLine> lines, RatedMonth? rated)
    {
        var sum = lines.Aggregate(Money.Zero(from.Currency), (all, line) => all + line.Amount);
        if (sum.Minor >= 0) return new(lines, sum, Money.Zero(from.Currency), rated, FateOf(from, lines.Count, sum.Minor));
        lines.Add(new(InvoiceLineKind.Credited, from.About, -sum));
        return new(lines, Money.Zero(from.Currency), -sum, rated, InvoiceFate.Nothing);
    }

    private static InvoiceFate FateOf(InvoiceToCompose from, int lines, long minor) => minor switch
    {
        0 => lines == 0 ? InvoiceFate.None : InvoiceFate.Nothing,
        > LargestCharge => InvoiceFate.TooLarge,
        _ when minor >= from.SmallestCharge => InvoiceFate.Due,
        _ => from.HasNext ? InvoiceFate.Move : InvoiceFate.Waive,
    };

    private static InvoiceLineKind KindOf(RatedLineKind kind) => kind switch
    {
        RatedLineKind.Base => InvoiceLineKind.Base,
        RatedLineKind.Overage => InvoiceLineKind.Overage,
        _ => InvoiceLineKind.Discount,
    };
}
