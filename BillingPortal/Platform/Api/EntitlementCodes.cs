using System.Reflection;

namespace BillingPortal.Platform.Api;

/// <summary>Every word with which the API says how a customer stands. They never change; a test compares them with the OpenAPI document.</summary>
public static class EntitlementCodes
{
    public static class States
    {
        public const string None = "none";
        public const string Trial = "trial";
        public const string Locked = "locked";
        public const string Active = "active";
        public const string Free = "free";
        public const string Cancelled = "cancelled";

        public static IReadOnlyList<string> All { get; } = Of(typeof(States));
    }

    /// <summary>Why the answer is yes or no.</summary>
    public static class Reasons
    {
        public const string InTrial = "in_trial";
        public const string InTrialWithCard = "in_trial_with_card";
        public const string NeedsNoCard = "needs_no_card";
        public const string FellToFree = "fell_to_free";
        public const string LeftForFree = "left_for_free";
        public const string Paying = "paying";
        public const string PayingWithoutCard = "paying_without_card";
        public const string NoSubscription = "no_subscription";
        public const string CardFirst = "card_first";
        public const string TrialOver = "trial_over";
        public const string Left = "left";
        public const string HardLimit = "hard_limit";
        public const string HardCap = "hard_cap";
        public const string SpendingCap = "spending_cap";

        public static IReadOnlyList<string> All { get; } = Of(typeof(Reasons));
    }

    /// <summary>What stops units, where something does.</summary>
    public static class Caps
    {
        public const string HardLimit = Reasons.HardLimit;
        public const string HardCap = Reasons.HardCap;
        public const string SpendingCap = Reasons.SpendingCap;

        public static IReadOnlyList<string> All { get; } = Of(typeof(Caps));
    }

    private static string[] Of(Type words) => [.. words.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
