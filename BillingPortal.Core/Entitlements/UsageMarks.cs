using System.Globalization;

namespace BillingPortal.Core.Entitlements;

/// <summary>What the marks of a period are a share of.</summary>
/// <param name="Used">Units, all of the period.</param>
/// <param name="Allowance">Units that the base pays for; null where reaching them means nothing, as in a trial.</param>
/// <param name="Stop">Beyond so many units nothing is used; null where nothing stops.</param>
/// <param name="StopIsMoney">The stop is an amount on the units above the allowance, so its share is theirs.</param>
public readonly record struct Marked(long Used, long? Allowance, long? Stop, bool StopIsMoney = false)
{
    /// <summary>Used and limit of the allowance; null where it has no marks: none is included, or the stop comes first.</summary>
    public (long Used, long Limit)? OfAllowance => Allowance is { } allowance and > 0 && !(Stop <= allowance) ? (Used, allowance) : null;

    /// <summary>
    /// Used and limit of the stop; null where there is none.
    /// <example>120 units used of 100 included, and a cap in money that is reached at 140: half of it is used, 20 of 40. A cap of 140 units is used by 120 of 140.</example>
    /// </summary>
    public (long Used, long Limit)? OfStop => (Stop, Allowance) switch
    {
        (null, _) => null,
        ({ } stop, { } allowance) when StopIsMoney && stop > allowance => (Math.Max(0, Used - allowance), stop - allowance),
        ({ } stop, _) => (Used, stop),
    };
}

/// <summary>At how many percent of allowance and cap a customer is told.</summary>
public static class UsageMarks
{
    /// <summary>A customer chooses at most so many.</summary>
    public const int Most = 5;

    private const int Whole = 100;

    /// <summary>50, 80 and 100, where the customer chose none of their own.</summary>
    public static IReadOnlyList<int> Usual { get; } = Find("50 80 100")!;

    /// <summary>
    /// The first number of units that reaches the mark: as many percent of the limit, and at least one.
    /// <example>80 percent of 100 units are 80, half of three are two. Of a limit of 0 the first unit reaches all.</example>
    /// </summary>
    public static long UnitsAt(int percent, long limit) => (long)Int128.Max(1, (((Int128)limit * percent) + Whole - 1) / Whole);

    /// <summary>
    /// Reads marks as people write them: whole percentages from 1 to 100, at most five, apart by spaces or commas; ascending and each once. Empty is none; null for what is no such list.
    /// <example>"100, 50 80%" is 50, 80, 100.</example>
    /// </summary>
    public static IReadOnlyList<int>? Find(string? text)
    {
        var words = (text ?? "").Replace('%', ' ').Replace(',', ' ').Replace(';', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var marks = new SortedSet<int>();
        foreach (var word in words)
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) || mark is < 1 or > Whole) return null;
            marks.Add(mark);
        }
        return marks.Count <= Most ? marks.ToArray() : null;
    }
}
