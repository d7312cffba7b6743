using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using FsCheck;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Rating;

/// <summary>What holds of every month, whatever happened in it.</summary>
public sealed class RatingLawsTests
{
    [Fact]
    public void Total_IsTheSumOfTheLines_AndNeverBelowNothing() => Holds(month =>
    {
        var rated = RateMonth.Of(month);
        Assert.Equal(rated.Lines.Sum(l => l.Amount.Minor), rated.Total.Minor);
        Assert.All(rated.Lines, l => Assert.Equal(0, l.Amount.Minor % month.Terms[0].Terms.Base.Currency.Step));
        Assert.Equal(rated.OverageUnits, rated.Lines.Sum(l => l.Units));
        Assert.True(rated.Total.Minor >= 0);
        Assert.False(rated is { CappedAtFullMonth: true, CappedFirstMonth: true });
        Assert.True(rated.Lines.Count == 0 || !rated.CarriesToNextMonth);
    });

    [Fact]
    public void Lines_AreRoundedOnce_HoweverWideTheFigures() => Holds(month =>
    {
        var wide = month with { Terms = [.. month.Terms.Select(t => t with { Terms = Wider(t.Terms, month.Used) })], Used = month.Used * 1_000_003 };
        foreach (var line in new[] { month, wide }.SelectMany(m => RateMonth.Of(m).Lines).Where(l => l.Kind != RatedLineKind.Discount))
            Assert.Equal(line.UnitPrice?.Times(line.Units, line.Amount.Currency) ?? Rounding.ToCharge((Int128)line.Terms.Base.Minor * line.Days, line.Of, line.Amount.Currency), line.Amount);
    });

    [Fact]
    public void Allowance_IsRoundedUp() => Holds(month =>
    {
        var wide = month with { Terms = [.. month.Terms.Select(t => t with { Terms = t.Terms with { Included = long.MaxValue / 2 - t.Terms.Included } })] };
        foreach (var rated in new[] { month, wide }.Select(RateMonth.Of))
            Assert.Equal((long)((rated.Lines.Where(l => l.Kind == RatedLineKind.Base).Aggregate(Int128.Zero, (sum, l) => sum + (Int128)l.Terms.Included * l.Days) + month.Month.Days - 1) / month.Month.Days), rated.Allowance);
    });

    [Fact]
    public void Segments_HoldTheCountedDays_InOrder_AndNeighboursDiffer() => Holds(month =>
    {
        var plain = RateMonth.Of(month with { Spans = [.. month.Spans.Select(s => s with { CancelOn = null }).Take(1)], CapFirstMonth = false });
        var bases = plain.Lines.Where(l => l.Kind == RatedLineKind.Base).ToArray();
        var start = month.Spans[0].Start;
        Assert.Equal(month.Month.Contains(start) ? month.Month.Days - start.Day + (month.Spans[0].StartCounts ? 1 : 0) : month.Month.Days, bases.Sum(l => l.Days));
        Assert.All(bases, l => Assert.Equal(l.Days, l.Last.DayNumber - l.First.DayNumber + 1));
        Assert.All(bases.Zip(bases.Skip(1)), pair => Assert.True(pair.First.Last.AddDays(1) == pair.Second.First && pair.First.Terms != pair.Second.Terms));
    });

    [Fact]
    public void NoChange_IsOneSegment() => Holds(month =>
        Assert.True(RateMonth.Of(month with { Terms = [month.Terms[0]] }).Lines.Count(l => l.Kind == RatedLineKind.Base) <= 1));

    [Fact]
    public void MoreUsage_NeverCostsLess() => Holds(month =>
    {
        var total = RateMonth.Of(month).Total;
        Assert.True(total <= RateMonth.Of(month with { Used = month.Used + 1 }).Total);
        Assert.True(total <= RateMonth.Of(month with { Used = month.Used * 3 }).Total);
    });

    [Fact]
    public void ChangeAndBackOnOneDay_IsNothing() => Holds(month =>
    {
        var (day, other) = (month.Month.First.AddDays((int)(month.Used % month.Month.Days)), month.Terms[^1].Terms with { Name = "Other" });
        var before = month.Terms.Where(t => t.From <= day).DefaultIfEmpty(month.Terms[0]).Last();
        DatedTerms[] there = [new(DateOnly.MinValue, month.Terms[0].Terms), .. month.Terms.Where(t => t.From <= day), new(day, other), new(day, before.Terms), .. month.Terms.Where(t => t.From > day)];
        Same(RateMonth.Of(month), RateMonth.Of(month with { Terms = there }));
    });

    [Fact]
    public void Leaving_NeverCostsMoreThanStaying() => Holds(month =>
    {
        var (stayed, day) = (month with { Spans = [month.Spans[0] with { CancelOn = null }] }, month.Month.First.AddDays((int)(month.Used % month.Month.Days)));
        Assert.True(day < month.Spans[0].Start || RateMonth.Of(month with { Spans = [month.Spans[0] with { CancelOn = day }] }).Total <= RateMonth.Of(stayed).Total);
    });

    [Fact]
    public void Caps_NeverMakeDearer() => Holds(month =>
    {
        Assert.True(RateMonth.Of(month with { CapFirstMonth = true }).Total <= RateMonth.Of(month with { CapFirstMonth = false }).Total);
        Assert.True(RateMonth.Of(month).Total <= RateMonth.Of(month with { UnitsCap = null }).Total);
        Assert.True(RateMonth.Of(month).Total <= RateMonth.Of(month with { Discount = null }).Total);
    });

    [Fact]
    public void Figures_AreThoseOfTheLines() => Holds(month =>
    {
        var (runs, rated) = (new RatedRun[month.MostRuns], RateMonth.Of(month));
        var sum = RateMonth.Sum(month, runs);
        Assert.Equal((rated.Total.Minor, rated.Allowance, rated.OverageUnits), (sum.Total, sum.Allowance, sum.OverageUnits));
        Assert.Equal(rated.Lines.Where(l => l.Kind == RatedLineKind.Base).Select(l => (l.Days, l.First.Day, l.Last.Day, l.Amount.Minor)), runs[..sum.Runs].Select(r => (r.Days, r.First, r.Last, r.Base)));
    });

    [Fact]
    public void Preview_IsWhatIsBilled() => Holds(month =>
    {
        var (tier, start) = (month.Terms[0].Terms, month.Spans[0].Start);
        var told = FirstMonths.Of(tier, start, countStartDay: month.Spans[0].StartCounts, cap: month.CapFirstMonth);
        var billed = RateMonth.Of(new(told.Month, month.Used, [new(start, tier)], [new(start, month.Spans[0].StartCounts)], month.CapFirstMonth));
        Same(billed, told.Rate(month.Used));
        Assert.False(billed.CarriesToNextMonth);
    });

    private static void Same(RatedMonth one, RatedMonth other)
    {
        Assert.Equal(one.Lines.Select(l => l with { UnitPrice = null }), other.Lines.Select(l => l with { UnitPrice = null }));
        Assert.Equal(one, other with { Lines = one.Lines });
    }

    private static void Holds(Action<MonthToRate> law) => Prop.ForAll(Months().ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static Gen<MonthToRate> Months() => Gen.Elements("USD", "JPY", "KWD").SelectMany(code => MonthsIn(Currency.Of(code)));

    /// <summary>Months of all kinds in one currency.</summary>
    internal static Gen<MonthToRate> MonthsIn(Currency currency) =>
        from began in Gen.Choose(0, 37_600).Select(new DateOnly(1999, 1, 1).AddDays)
        let month = CalendarMonth.Of(began)
        from terms in Terms(month, currency)
        from spans in Spans(month)
        from used in Gen.Choose(0, 10_000)
        from cap in Gen.Elements(true, false)
        from discount in Discounts(currency)
        from most in Gen.Choose(-3_000, 6_000)
        select new MonthToRate(month, used, terms, spans, cap, discount, most < 0 ? null : most);

    private static Gen<DatedTerms[]> Terms(CalendarMonth month, Currency currency) =>
        from count in Gen.Choose(1, 4)
        from tiers in Gen.ArrayOf(Tier(currency), count)
        from days in Gen.ArrayOf(Gen.Choose(-40, 40), count)
        let ordered = days.Order().ToArray()
        select tiers.Select((tier, at) => new DatedTerms(month.First.AddDays(ordered[at]), tier)).ToArray();

    private static Gen<TierTerms> Tier(Currency currency) =>
        from minor in Gen.Choose(0, 100_000)
        from included in Gen.Choose(0, 2_000)
        from price in Gen.Choose(-1_000, 5_000)
        from version in Gen.Choose(1, 2)
        select new TierTerms("Any", new(minor, currency), included, UnitPrice.Find(price / 1_000m), Version: version);

    // Days in order make times of billing in order: each ends before the next begins, the last may run on.
    private static Gen<BillingSpan[]> Spans(CalendarMonth month) =>
        from days in Gen.ArrayOf(Gen.Choose(-20, 45), 6)
        from count in Gen.Choose(1, 6)
        from counts in Gen.Elements(true, false)
        let ordered = days.Distinct().Order().Select(month.First.AddDays).Take(count).ToArray()
        let spans = ordered.Chunk(2).Select((pair, at) => new BillingSpan(pair[0], counts || at > 0, pair.Length > 1 ? pair[1] : null)).ToArray()
        select spans[0].Start > month.Last ? [spans[0] with { Start = month.Last }] : spans;

    // Prices that need more than 64 bits, and bases near to that.
    private static TierTerms Wider(TierTerms tier, long used) => tier with
    {
        Base = tier.Base with { Minor = tier.Base.Minor * 10_000_000_000 + used % 7 },
        UnitPrice = tier.UnitPrice is { } price ? UnitPrice.Find(price.Major * (used % 2 == 0 ? 100_000 : 1)) : null,
    };

    private static Gen<Discount?> Discounts(Currency currency) =>
        from kind in Gen.Choose(0, 3)
        from size in Gen.Choose(1, 10_000)
        select kind switch { 0 => Discount.Percent(size / 100m), 1 => Discount.Amount(new(size * 5, currency)), _ => null };
}
