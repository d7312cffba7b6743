using System.Numerics;
using System.Runtime.InteropServices;

namespace BillingPortal.Core.Rating;

/// <summary>A run of counted days of the same terms, with its base. Days that are not counted do not break it.</summary>
/// <param name="Terms">Which of the month's terms hold on them.</param>
/// <param name="Held">The days, a bit each.</param>
/// <param name="Base">Minor units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatedRun(int Terms, uint Held, long Base)
{
    /// <summary>The first of the days, 1 for the first of the month.</summary>
    public int First => BitOperations.TrailingZeroCount(Held) + 1;

    /// <summary>The last of them.</summary>
    public int Last => 32 - BitOperations.LeadingZeroCount(Held);

    /// <summary>How many they are.</summary>
    public int Days => BitOperations.PopCount(Held);
}

/// <summary>Which cap was applied, if any.</summary>
public enum AppliedCap
{
    /// <summary>The counted days are billed.</summary>
    None,

    /// <summary>The month as if never cancelled was cheaper.</summary>
    FullMonth,

    /// <summary>The month as if billing had started before it was cheaper.</summary>
    FirstMonth,
}

/// <summary>What a month comes to, in figures alone; the runs stand where the caller wanted them.</summary>
/// <param name="Runs">How many there are.</param>
/// <param name="Days">Counted days, after the cap.</param>
/// <param name="Allowance">Units that the base pays for.</param>
/// <param name="OverageUnits">Units above that are billed.</param>
/// <param name="Overage">Minor units charged for them.</param>
/// <param name="Rated">Base and overage together, before a discount.</param>
/// <param name="Discount">Minor units taken off.</param>
/// <param name="Cap">Which cap was applied last.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatedSum(int Runs, int Days, long Allowance, long OverageUnits, long Overage, long Rated, long Discount, AppliedCap Cap)
{
    /// <summary>What is to be paid, in minor units.</summary>
    public long Total => Rated - Discount;

    // What is paid decides; where that is the same, what it was rated at.
    internal bool IsCheaperThan(in RatedSum other) => Total < other.Total || Total == other.Total && Rated < other.Rated;
}
