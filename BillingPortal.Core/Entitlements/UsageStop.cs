using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Entitlements;

/// <summary>What stops use.</summary>
public enum StopKind
{
    /// <summary>The tier ends at its allowance.</summary>
    HardLimit,

    /// <summary>So many units a period, as agreed with this customer.</summary>
    HardCap,

    /// <summary>The customer's own, on what units above the allowance cost.</summary>
    SpendingCap,
}

/// <summary>A number of units of a period that is not passed.</summary>
/// <param name="Kind">What it comes from.</param>
/// <param name="Units">The last unit that is given.</param>
/// <param name="Amount">Of a spending cap; null for the others.</param>
public sealed record UsageStop(StopKind Kind, long Units, Money? Amount = null)
{
    /// <summary>The stops of a month that is billed, the one that comes first first.</summary>
    /// <param name="month">The month with what was used of it.</param>
    /// <param name="endsAtAllowance">The tier of now has a hard limit.</param>
    public static IReadOnlyList<UsageStop> Of(MonthToRate month, bool endsAtAllowance)
    {
        var allowance = RateMonth.Of(month with { SpendingCap = null, Discount = null }).Allowance;
        return InOrder(endsAtAllowance ? allowance : null, month.UnitsCap, Spending(month, allowance));
    }

    /// <summary>The stops of a period in which nothing is billed.</summary>
    public static IReadOnlyList<UsageStop> Of(long allowance, bool endsAtAllowance, long? hardCap) => InOrder(endsAtAllowance ? allowance : null, hardCap, null);

    // The price of the first unit above is that of all.
    private static UsageStop? Spending(MonthToRate month, long allowance)
    {
        if (month.SpendingCap is not { } most || allowance == long.MaxValue) return null;
        var line = RateMonth.Of(month with { Used = allowance + 1, SpendingCap = null, UnitsCap = null, Discount = null }).Lines.FirstOrDefault(l => l.Kind == RatedLineKind.Overage);
        return line?.UnitPrice?.MostWithin(most) is { } units && units <= long.MaxValue - allowance ? new(StopKind.SpendingCap, allowance + units, most) : null;
    }

    private static IReadOnlyList<UsageStop> InOrder(long? limit, long? cap, UsageStop? spending)
    {
        UsageStop?[] all = { limit is { } at ? new(StopKind.HardLimit, at) : null, cap is { } units ? new(StopKind.HardCap, units) : null, spending };
        return all.OfType<UsageStop>().OrderBy(s => s.Units).ToArray();
    }
}
