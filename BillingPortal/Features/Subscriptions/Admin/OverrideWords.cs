using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Admin;

/// <summary>What an override gives, as staff read it.</summary>
internal static class OverrideWords
{
    public static IEnumerable<string> Terms(OverrideRow row, Currency currency, Show show)
    {
        var terms = OverrideTerms.Of(row, currency);
        if (terms.Base is { } price) yield return $"{show.Money(price)} a month";
        if (terms.Included is { } included) yield return $"{show.Number(included)} units included";
        if (terms.UnitPrice is { } above) yield return $"{show.UnitPrice(above.Major, currency)} for each unit above";
        if (terms.Discount is { } discount) yield return Off(discount, show) + (row.DiscountUntil is { } until ? $" until {show.Date(until)}" : "");
        if (row.HardCap is { } cap) yield return $"at most {show.Number(cap)} units a period";
        if (row.TrialDays is { } days) yield return $"a trial of {days} days, when one begins";
        if (row.TaxExempt) yield return "exempt from tax";
    }

    /// <summary>"From 1 Jun 2027", "1 Jun 2027 – 30 Jun 2027".</summary>
    public static string Days(OverrideRow row, Show show) => row switch
    {
        { LastDay: { } last } when last < row.FromDay => "Taken back before it began",
        { LastDay: { } last } => $"{show.Date(row.FromDay)} – {show.Date(last)}",
        _ => $"From {show.Date(row.FromDay)}",
    };

    private static string Off(Core.Rating.Discount discount, Show show) => discount.OfHundred is { } percent ? $"{show.Number(percent)}% off" : $"{show.Money(discount.AMonth!.Value)} off a month";
}
