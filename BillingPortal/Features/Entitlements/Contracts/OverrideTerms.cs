using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>How an override's row becomes what rules reckon with.</summary>
public static class OverrideTerms
{
    private const decimal OfPercent = 100;

    /// <summary>The row's tier must have been read with it.</summary>
    public static TermsOverride Of(OverrideRow row, Currency currency) => new(row.Id.ToString(CultureInfo.InvariantCulture), row.FromDay, row.LastDay, row.Tier?.Name)
    {
        Base = row.BaseMinor is { } price ? new Money(price, currency) : null,
        Included = row.Included,
        UnitPrice = row.UnitPrice is null ? null : UnitPrice.Parse(row.UnitPrice),
        Discount = OfDiscount(row, currency),
        DiscountUntil = row.DiscountUntil,
        HardCap = row.HardCap,
    };

    private static Discount? OfDiscount(OverrideRow row, Currency currency) => row switch
    {
        { DiscountBasisPoints: { } points } => Discount.Percent(points / OfPercent),
        { DiscountMinor: { } minor } => Discount.Amount(new(minor, currency)),
        _ => null,
    };
}
