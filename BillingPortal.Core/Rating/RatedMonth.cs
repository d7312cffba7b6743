namespace BillingPortal.Core.Rating;

/// <summary>What a month costs, and how that came about.</summary>
/// <param name="Allowance">Units that the base pays for.</param>
/// <param name="OverageUnits">Units above that are billed; 0 when nothing above is billed.</param>
/// <param name="Lines">The bases in order of date, then the overage if there is any.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="CarriesToNextMonth">Billing starts, no day is counted: there is no invoice, and the period runs on to the end of the next month.</param>
/// <param name="CappedFirstMonth">The whole month was cheaper than its counted days; this is the whole one.</param>
public sealed record RatedMonth(
    long Allowance, long OverageUnits, IReadOnlyList<RatedLine> Lines, Money Total, bool CarriesToNextMonth = false, bool CappedFirstMonth = false);

/// <summary>What a line is for.</summary>
public enum RatedLineKind
{
    /// <summary>A tier, by days.</summary>
    Base,

    /// <summary>Units above the allowance.</summary>
    Overage,
}

/// <summary>A line of a month, rounded once.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Tier">The tier's name; of an overage the last tier's.</param>
/// <param name="Days">Counted days it stands for: the base's, or all of the month for an overage.</param>
/// <param name="Of">Days of the month.</param>
/// <param name="Units">Units of an overage; 0 for a base.</param>
/// <param name="UnitPrice">Of each unit of an overage; null for a base.</param>
/// <param name="Amount">What is charged for it.</param>
public sealed record RatedLine(RatedLineKind Kind, string Tier, int Days, int Of, long Units, BlendedPrice? UnitPrice, Money Amount);
