using BillingPortal.Core;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>How an override's row becomes what rules reckon with.</summary>
public static class OverrideTerms
{
    private const decimal OfPercent = 100;

    /// <summary>Null when it takes nothing off.</summary>
    public static Discount? Discount(OverrideRow row, Currency currency) => row switch
    {
        { DiscountBasisPoints: { } points } => Core.Rating.Discount.Percent(points / OfPercent),
        { DiscountMinor: { } minor } => Core.Rating.Discount.Amount(new(minor, currency)),
        _ => null,
    };
}
