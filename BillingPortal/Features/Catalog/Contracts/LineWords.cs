using BillingPortal.Core;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>How a line of a month came about, in words: the same wherever a month is shown.</summary>
public static class LineWords
{
    private const int Figures = 5;

    /// <summary>"Basic: $50.00 × 21 of 30 days", "31 units above 70 × $2.25", "Discount: 10% of $104.75".</summary>
    public static string Of(RatedLine line, Show show) => line.Kind switch
    {
        RatedLineKind.Base => $"{line.Tier}: {show.Money(line.Terms.Base)} × {Days(line)}",
        RatedLineKind.Overage => $"{Units(line.Units, show)} above {show.Number(line.Allowance)} × {Price(line.UnitPrice!, line.Amount.Currency, show)}",
        RatedLineKind.Discount => "Discount: " + TakenOff(line, show),
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, "No words for this line."),
    };

    /// <summary>The same with what it comes to: "Basic: $50.00 × 21 of 30 days = $35.00."</summary>
    public static string Sentence(RatedLine line, Show show) => $"{Of(line, show)} = {show.Money(line.Amount)}.";

    /// <summary>What one would not see in the lines: why others than the counted days are billed, or none, and what is not billed.</summary>
    public static IEnumerable<string> Notes(RatedMonth month, Show show)
    {
        if (month.CarriesToNextMonth) yield return "No day of this month is counted: there is no invoice for it, and the first period runs on to the end of the next month.";
        if (month.CappedAtFullMonth) yield return "Billed as if nothing had been cancelled, because that costs less.";
        if (month.CappedFirstMonth) yield return "Billed as if billing had started before the month, because that costs less.";
        if (month.UnbilledUnits > 0) yield return $"{Units(month.UnbilledUnits, show)} above the cap {(month.UnbilledUnits == 1 ? "is" : "are")} not billed.";
    }

    /// <summary>"1 unit", "1,500 units".</summary>
    public static string Units(long units, Show show) => units == 1 ? "1 unit" : show.Number(units) + " units";

    private static string Days(RatedLine line) => $"{line.Days} of {line.Of} days";

    private static string TakenOff(RatedLine line, Show show)
    {
        if (line.Discount!.OfHundred is { } percent) return $"{show.Number(percent)}% of {show.Money(line.Before)}";
        var atMost = line.Before == -line.Amount ? ", no more than is due" : "";
        return $"{show.Money(line.Discount.AMonth!.Value)} × {Days(line)}{atMost}";
    }

    /// <summary>"$2.25". An average of several prices need not end: it is shown to five figures, and said to be near.</summary>
    public static string Price(BlendedPrice price, Currency currency, Show show)
    {
        if (price.IsExact) return show.UnitPrice(price.Nearest.Major, currency);
        var (decimals, major) = (Figures - 1, price.Nearest.Major);
        for (var least = 1m; major < least && decimals < UnitPrice.Decimals; least /= 10) decimals++;
        return "about " + show.UnitPrice(decimal.Round(major, decimals, MidpointRounding.AwayFromZero), currency);
    }
}
