using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>Makes the lines of a month from its figures.</summary>
internal static class RatedLines
{
    public static RatedMonth Of(MonthToRate month, RatedSum sum, ReadOnlySpan<RatedRun> runs)
    {
        var currency = month.Currency;
        var lines = new List<RatedLine>(sum.Runs + 2);
        foreach (var run in runs[..sum.Runs]) lines.Add(Base(month, run, currency));
        if (sum.OverageUnits > 0) lines.Add(Whole(RatedLineKind.Overage, new(sum.Overage, currency)) with { Units = sum.OverageUnits, Allowance = sum.Allowance, UnitPrice = Price(month, runs[..sum.Runs]) });
        if (sum.Discount > 0) lines.Add(Whole(RatedLineKind.Discount, new(-sum.Discount, currency)) with { Discount = month.Discount, Before = new(sum.Rated, currency) });
        return Month(month, sum, lines, new(sum.Total, currency));

        RatedLine Whole(RatedLineKind kind, Money amount) => new(kind, lines[^1].Terms, lines[0].First, lines[^1].Last, sum.Days, month.Month.Days, amount);
    }

    private static RatedMonth Month(MonthToRate month, RatedSum sum, List<RatedLine> lines, Money total) => new(sum.Allowance, sum.OverageUnits, lines, total)
    {
        CarriesToNextMonth = sum.Runs == 0 && CountedDays.Of(month, DaysOfMonth.Of(month.Month)).IsRunning,
        CappedAtFullMonth = sum.Cap == AppliedCap.FullMonth,
        CappedFirstMonth = sum.Cap == AppliedCap.FirstMonth,
        UnbilledUnits = Unbilled(month, sum, lines),
    };

    // Beyond the cap on units; then what no money was left for, or what a hard limit ends. Where nothing above is billed and nothing stops it, nothing is missing.
    private static long Unbilled(MonthToRate month, RatedSum sum, List<RatedLine> lines)
    {
        var counted = month.UnitsCap is { } cap ? Math.Min(month.Used, cap) : month.Used;
        var above = Math.Max(0, counted - sum.Allowance);
        var stops = sum.OverageUnits > 0 || month.SpendingCap is not null && lines.Exists(l => l.Terms.PriceAbove is not null) || lines.Count > 0 && lines[^1].Terms.HardLimit;
        return month.Used - counted + (stops ? above - sum.OverageUnits : 0);
    }

    private static RatedLine Base(MonthToRate month, RatedRun run, Currency currency)
    {
        var first = month.Month.First;
        return new(RatedLineKind.Base, month.Terms[run.Terms].Terms, first.AddDays(run.First - 1), first.AddDays(run.Last - 1), run.Days, month.Month.Days, new(run.Base, currency));
    }

    private static BlendedPrice? Price(MonthToRate month, ReadOnlySpan<RatedRun> runs)
    {
        var shares = new List<(UnitPrice, int)>(runs.Length);
        foreach (var run in runs)
            if (month.Terms[run.Terms].Terms.PriceAbove is { } price) shares.Add((price, run.Days));
        return BlendedPrice.Of(shares);
    }
}
