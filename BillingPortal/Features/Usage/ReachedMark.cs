using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage;

/// <summary>A mark that is reached.</summary>
/// <param name="Limit">What it is a percentage of, in units.</param>
internal sealed record ReachedMark(MarkOf Of, int Percent, long Used, long Limit)
{
    private const int All = 100;

    /// <summary>Nothing more is given.</summary>
    public bool IsHalt => Of == MarkOf.Cap && Percent == All;

    /// <summary>What a customer's marks are a share of now. In a trial nothing is billed above the allowance, so only a stop is told of.</summary>
    public static Marked? Shares(UsageStanding standing) => standing.Picture is { Period: { } period } picture
        ? new(picture.Used, period.Kind == StretchKind.Trial ? null : picture.Allowance, picture.Stop?.Units, picture.Stop?.Kind == StopKind.SpendingCap)
        : null;

    /// <summary>All that are reached now, the one that says most first: of a cap in money, because all included units are used before it; then the highest. That use stops is told to everybody, whichever marks they chose.</summary>
    public static IReadOnlyList<ReachedMark> Now(UsageStanding standing, IReadOnlyList<int> percents) => Shares(standing) is { } shares
        ? [.. Each(shares, percents).Where(m => m.Used >= UsageMarks.UnitsAt(m.Percent, m.Limit)).OrderByDescending(m => shares.StopIsMoney && m.Of == MarkOf.Cap).ThenByDescending(m => m.Percent).ThenByDescending(m => m.Of)]
        : [];

    /// <summary>How many more units reach the next of those that are not reached; null when there is none.</summary>
    public static long? UntilNext(UsageStanding standing, IReadOnlyList<int> percents) => Shares(standing) is { } shares
        ? Each(shares, percents).Select(m => UsageMarks.UnitsAt(m.Percent, m.Limit) - m.Used).Where(left => left > 0).Select(left => (long?)left).Min()
        : null;

    private static IEnumerable<ReachedMark> Each(Marked shares, IReadOnlyList<int> percents)
    {
        if (shares.OfAllowance is var (used, limit)) foreach (var percent in percents) yield return new(MarkOf.Allowance, percent, used, limit);
        if (shares.OfStop is var (spent, most)) foreach (var percent in percents.Append(All).Distinct()) yield return new(MarkOf.Cap, percent, spent, most);
    }
}
