using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>
/// Units above the allowance: what was used and what is included, then the price, and last what a stop kept back.
/// More or fewer units are reckoned against the larger of the two allowances: otherwise a month with fewer days would seem to make units dearer that nobody paid for.
/// </summary>
internal static class OverageDifferences
{
    public static IEnumerable<Difference> Of(Sheet before, Sheet now)
    {
        var (then, here) = (Above.Of(before), Above.Of(now));
        if (then.Price is null || here.Price is null) return new[] { Part(PriceReason(then, here), here.Amount - then.Amount) };
        var included = Math.Max(then.Allowance, here.Allowance);
        var (used, all) = (then.Cost(here.Used - included) - then.Cost(then.Used - included), then.Cost(here.Used - here.Allowance));
        return new[]
        {
            Part(DifferenceReason.Allowance, all - then.Unstopped - used),
            Part(DifferenceReason.Units, used),
            Part(PriceReason(then, here), here.Unstopped - all),
            Part(DifferenceReason.Stop, here.Amount - here.Unstopped - (then.Amount - then.Unstopped)),
        };

        Difference Part(DifferenceReason reason, long minor) => new(reason, new(minor, before.From.Currency), then.Line, here.Line);
    }

    private static DifferenceReason PriceReason(Above before, Above now) =>
        before.Last is { } old && now.Last is { } last && old.Tier == last.Tier ? BaseDifferences.ReasonOf(old.Terms, last.Terms) : DifferenceReason.Tier;

    /// <summary>What stands above the allowance of an invoice. Without a last line there is no month; without a price nothing above is billed.</summary>
    private sealed record Above(ComposedLine? Line, RatedLine? Last, BlendedPrice? Price, long Used, long Allowance, Currency Currency)
    {
        public long Amount => Line?.Amount.Minor ?? 0;

        /// <summary>What all units above would cost.</summary>
        public long Unstopped => Cost(Used - Allowance);

        public static Above Of(Sheet sheet)
        {
            RatedLine[] bases = sheet.Of(InvoiceLineKind.Base).Select(l => l.Rated!).ToArray();
            var price = BlendedPrice.Of(bases.Where(b => b.Terms.PriceAbove is not null).Select(b => (b.Terms.PriceAbove!.Value, b.Days)));
            return new(sheet.One(InvoiceLineKind.Overage), bases.LastOrDefault(), price, sheet.From.Month?.Used ?? 0, sheet.Invoice.Rated?.Allowance ?? 0, sheet.From.Currency);
        }

        public long Cost(long units) => units > 0 ? Price!.Times(units, Currency).Minor : 0;
    }
}
