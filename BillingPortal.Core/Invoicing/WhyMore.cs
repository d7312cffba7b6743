using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>
/// Says line by line why an invoice is more, or less, than the one before. The parts add up to the difference of the totals to the last minor unit:
/// where two things changed at once, each is reckoned from where the one before it left off.
/// <example>Basic for 21 of 30 days with no unit above ($35.00), then for all of July with 12 units above ($77.00): days +$15.00, units +$27.00.</example>
/// </summary>
public static class WhyMore
{
    /// <summary>The parts, in the order of the lines; those that come to nothing are left out.</summary>
    public static IReadOnlyList<Difference> Of(InvoiceToCompose before, InvoiceToCompose now)
    {
        var (then, here) = (Sheet.Of(before), Sheet.Of(now));
        var parts = BaseDifferences.Of(then.Of(InvoiceLineKind.Base), here.Of(InvoiceLineKind.Base))
            .Concat(OverageDifferences.Of(then, here)).Concat(Discount(then.One(InvoiceLineKind.Discount), here.One(InvoiceLineKind.Discount)))
            .Concat(Apart(then, here, InvoiceLineKind.Late, DifferenceReason.Late)).Concat(Apart(then, here, InvoiceLineKind.OneOff, DifferenceReason.OneOff))
            .Concat(Apart(then, here, InvoiceLineKind.Carried, DifferenceReason.Carried)).Concat(Apart(then, here, InvoiceLineKind.Credited, DifferenceReason.Credited));
        return parts.Where(p => p.Amount.Minor != 0).ToArray();
    }

    private static IEnumerable<Difference> Discount(ComposedLine? before, ComposedLine? now)
    {
        if ((now ?? before) is not { } any) yield break;
        var nothing = Money.Zero(any.Amount.Currency);
        yield return new(Reason(before?.Rated!.Discount, now?.Rated!.Discount), (now?.Amount ?? nothing) - (before?.Amount ?? nothing), before, now);
    }

    private static DifferenceReason Reason(Discount? before, Discount? now) => (before, now) switch
    {
        (null, _) => DifferenceReason.DiscountBegan,
        (_, null) => DifferenceReason.DiscountEnded,
        _ => before == now ? DifferenceReason.DiscountOfOther : DifferenceReason.DiscountChanged,
    };

    // What stands on one invoice only, each line for itself.
    private static IEnumerable<Difference> Apart(Sheet before, Sheet now, InvoiceLineKind kind, DifferenceReason reason) =>
        before.Of(kind).Select(line => new Difference(reason, -line.Amount, line, null)).Concat(now.Of(kind).Select(line => new Difference(reason, line.Amount, null, line)));
}

/// <summary>An invoice with what it was made of.</summary>
internal sealed record Sheet(InvoiceToCompose From, ComposedInvoice Invoice)
{
    public static Sheet Of(InvoiceToCompose from) => new(from, ComposeInvoice.Of(from));

    public ComposedLine[] Of(InvoiceLineKind kind) => Invoice.Lines.Where(l => l.Kind == kind).ToArray();

    public ComposedLine? One(InvoiceLineKind kind) => Invoice.Lines.FirstOrDefault(l => l.Kind == kind);
}
