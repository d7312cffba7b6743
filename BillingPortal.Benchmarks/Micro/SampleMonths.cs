using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Benchmarks.Micro;

/// <summary>Months of customers as a portal has them: most of one tier and whole, some that begin, change or end in the month.</summary>
internal static class SampleMonths
{
    private static readonly CalendarMonth June = new(2027, 6);
    private static readonly TierTerms[] Tiers = [Tier("Basic", 5_000, 100, "2.25"), Tier("Premium", 18_000, 400, "1.80"), Tier("Silver", 35_000, 900, "1.50"), Tier("Gold", 60_000, 1_500, "1.25")];

    /// <summary>A month of one tier with units above.</summary>
    public static MonthToRate Whole { get; } = MonthToRate.Whole(Tiers[0], June, 130);

    /// <summary>An upgrade in the month, with units above.</summary>
    public static MonthToRate Upgraded { get; } = new(June, 500, [Dated(1, 0), Dated(11, 1)], [new(June.First, true)]);

    /// <summary>Begun, upgraded and cancelled in one month, both caps asked for.</summary>
    public static MonthToRate Capped { get; } = new(June, 500, [Dated(1, 0), Dated(11, 1)], [new(new(2027, 6, 5), false, new(2027, 6, 20))], CapFirstMonth: true);

    /// <summary>Of a hundred customers five begin in the month, four change their tier in it, two cancel at once; a quarter uses more than is included.</summary>
    public static MonthToRate[] Of(int customers) => [.. Enumerable.Range(0, customers).Select(Customer)];

    private static MonthToRate Customer(int number)
    {
        var (at, tier, day) = (number % 100, number / 100 % 3, 2 + number / 7 % 27);
        DatedTerms[] terms = at is >= 10 and < 14 ? [Dated(1, tier), Dated(day, tier + 1)] : [Dated(1, tier)];
        BillingSpan span = at < 5 ? new(new(2027, 6, day)) : new(new(2026, 1, 15), CancelOn: at is 20 or 21 ? new(2027, 6, day) : null);
        return new(June, number % 4 == 0 ? Tiers[tier].Included + number % 211 : number % Tiers[tier].Included, terms, (BillingSpan[])[span], CapFirstMonth: true);
    }

    private static DatedTerms Dated(int day, int tier) => new(new(2027, 6, day), Tiers[tier]);

    private static TierTerms Tier(string name, long minor, long included, string price) => new(name, new(minor, Currency.Usd), included, UnitPrice.Parse(price));
}
