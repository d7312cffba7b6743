namespace BillingPortal.Core.Catalog;

/// <summary>What a tier costs and gives in one of its versions.</summary>
/// <param name="Name">As customers read it.</param>
/// <param name="Base">A month of it.</param>
/// <param name="Included">Units a month that the base pays for: the top of the range.</param>
/// <param name="UnitPrice">Of each unit above; null when nothing above is billed.</param>
/// <param name="From">The bottom of the range: for whom the tier is meant. It charges nothing.</param>
/// <param name="HardLimit">Nothing is used above what is included.</param>
/// <param name="TrialDays">Null leaves it to the installation.</param>
/// <param name="NeedsCard">Whoever has no card cannot use it once the trial is over.</param>
/// <param name="CardFirst">The card is asked for at sign-up: without one nothing can be used, not even in the trial.</param>
/// <param name="Version">Which of the tier's versions this is, counted from 1.</param>
/// <param name="Override">What made other terms of the version for one customer; null when nothing did.</param>
public sealed record TierTerms(
    string Name, Money Base, long Included, UnitPrice? UnitPrice, long From = 0, bool HardLimit = false, int? TrialDays = null, bool NeedsCard = true, bool CardFirst = false,
    int Version = 1, string? Override = null)
{
    /// <summary>What a unit above the included ones is billed at; null when none is, for want of a price or behind a hard limit.</summary>
    public UnitPrice? PriceAbove => HardLimit ? null : UnitPrice;

    /// <summary>The same tier, version and override, and nothing of its price another.</summary>
    internal bool HasPriceOf(TierTerms other) => Base == other.Base && Included == other.Included && UnitPrice == other.UnitPrice && HardLimit == other.HardLimit
        && Version == other.Version && Name == other.Name && Override == other.Override;
}
