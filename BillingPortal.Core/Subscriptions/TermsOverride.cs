using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Subscriptions;

/// <summary>Other terms for one customer. What is null stays as the tier has it.</summary>
/// <param name="Id">What sets it apart from another.</param>
/// <param name="From">Its first day.</param>
/// <param name="Last">Its last day; null while nobody has ended it.</param>
/// <param name="Tier">The only tier that it is for; null for any.</param>
public sealed record TermsOverride(string Id, DateOnly From, DateOnly? Last = null, string? Tier = null)
{
    /// <summary>A month of the tier.</summary>
    public Money? Base { get; init; }

    /// <summary>Units that the base pays for.</summary>
    public long? Included { get; init; }

    /// <summary>Of each unit above.</summary>
    public UnitPrice? UnitPrice { get; init; }

    /// <summary>Taken off each month of which a day lies in it, the whole month.</summary>
    public Discount? Discount { get; init; }

    /// <summary>The last day of the last month with the discount; null for all of them.</summary>
    public DateOnly? DiscountUntil { get; init; }

    /// <summary>No unit beyond so many can be used in a period.</summary>
    public long? HardCap { get; init; }

    /// <summary>Is it in force for this tier on this day?</summary>
    public bool Holds(DateOnly day, string tier) => From <= day && !(Last < day) && (Tier is null || Tier.Equals(tier, StringComparison.OrdinalIgnoreCase));

    internal bool Prices => Base is not null || Included is not null || UnitPrice is not null;
}
