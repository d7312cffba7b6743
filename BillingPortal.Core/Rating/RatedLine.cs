using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>What a line is for.</summary>
public enum RatedLineKind
{
    /// <summary>A tier, by days.</summary>
    Base,

    /// <summary>Units above the allowance.</summary>
    Overage,

    /// <summary>What is taken off; its amount is negative.</summary>
    Discount,
}

/// <summary>A line of a month, rounded once, with what it was reckoned from.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Terms">The tier's; of an overage and a discount the last tier's.</param>
/// <param name="First">The first of its days.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Days">Counted days it stands for: the base's, or all of the month otherwise.</param>
/// <param name="Of">Days of the month.</param>
/// <param name="Amount">What is charged for it.</param>
public sealed record RatedLine(RatedLineKind Kind, TierTerms Terms, DateOnly First, DateOnly Last, int Days, int Of, Money Amount)
{
    /// <summary>The tier's name.</summary>
    public string Tier => Terms.Name;

    /// <summary>Units of an overage; 0 otherwise.</summary>
    public long Units { get; init; }

    /// <summary>The allowance that the units of an overage are above; 0 otherwise.</summary>
    public long Allowance { get; init; }

    /// <summary>Of each unit of an overage; null otherwise.</summary>
    public BlendedPrice? UnitPrice { get; init; }

    /// <summary>What the lines before a discount come to; nothing otherwise.</summary>
    public Money Before { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What is taken off; null unless this line does.</summary>
    public Discount? Discount { get; init; }
}
