namespace BillingPortal.Core.Rating;

/// <summary>What a month costs, and how that came about.</summary>
/// <param name="Allowance">Units that the base pays for.</param>
/// <param name="OverageUnits">Units above that are billed; 0 when nothing above is billed.</param>
/// <param name="Lines">The bases in order of date, then the overage if there is any, then the discount if there is one.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="CarriesToNextMonth">Billing starts, no day is counted: there is no invoice, and the period runs on to the end of the next month.</param>
/// <param name="CappedAtFullMonth">The month as if never cancelled was cheaper; this is that one.</param>
/// <param name="CappedFirstMonth">The month as if billing had started before it was cheaper; this is that one.</param>
/// <param name="UnbilledUnits">Units used beyond what stops: a cap on units or on money, or a hard limit.</param>
public sealed record RatedMonth(
    long Allowance, long OverageUnits, IReadOnlyList<RatedLine> Lines, Money Total,
    bool CarriesToNextMonth = false, bool CappedAtFullMonth = false, bool CappedFirstMonth = false, long UnbilledUnits = 0);
