using System.Reflection;

namespace BillingPortal.Platform.Api;

/// <summary>Every word with which the API speaks of invoices. They never change; a test compares them with the OpenAPI document.</summary>
public static class InvoiceCodes
{
    public static class States
    {
        public const string Draft = "draft";
        public const string Parked = "parked";
        public const string Open = "open";
        public const string Paid = "paid";
        public const string Void = "void";
        public const string Uncollectible = "uncollectible";
        public const string Moved = "moved";
        public const string Waived = "waived";

        public static IReadOnlyList<string> All { get; } = Of(typeof(States));
    }

    public static class Kinds
    {
        public const string Month = "month";
        public const string Closing = "closing";

        public static IReadOnlyList<string> All { get; } = Of(typeof(Kinds));
    }

    public static class Lines
    {
        public const string Base = "base";
        public const string Overage = "overage";
        public const string Discount = "discount";
        public const string Late = "late";
        public const string OneOff = "oneoff";
        public const string Carried = "carried";
        public const string Credited = "credited";

        public static IReadOnlyList<string> All { get; } = Of(typeof(Lines));
    }

    /// <summary>Why an invoice is another one than that before.</summary>
    public static class Reasons
    {
        public const string Days = "days";
        public const string Tier = "tier";
        public const string Price = "price";
        public const string OverrideBegan = "override_began";
        public const string OverrideEnded = "override_ended";
        public const string OverrideChanged = "override_changed";
        public const string Units = "units";
        public const string Allowance = "allowance";
        public const string Stop = "stop";
        public const string DiscountBegan = "discount_began";
        public const string DiscountEnded = "discount_ended";
        public const string DiscountChanged = "discount_changed";
        public const string DiscountOfOther = "discount_of_other";
        public const string Late = "late";
        public const string OneOff = "one_off";
        public const string Carried = "carried";
        public const string Credited = "credited";

        public static IReadOnlyList<string> All { get; } = Of(typeof(Reasons));
    }

    /// <summary>What may be wrong with an invoice when it is made again from what it was made of.</summary>
    public static class Faults
    {
        public const string FactsUnreadable = "facts_unreadable";
        public const string UsageDiffers = "usage_differs";
        public const string TermsDiffer = "terms_differ";
        public const string EarlierDiffers = "earlier_differs";
        public const string OneOffDiffers = "one_off_differs";
        public const string CarriedDiffers = "carried_differs";
        public const string LineDiffers = "line_differs";
        public const string LinesMissing = "lines_missing";
        public const string TotalDiffers = "total_differs";
        public const string StateDiffers = "state_differs";
        public const string SettledDiffers = "settled_differs";
        public const string NumberDiffers = "number_differs";

        public static IReadOnlyList<string> All { get; } = Of(typeof(Faults));
    }

    private static string[] Of(Type words) => [.. words.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
