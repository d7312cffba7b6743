namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>The body of POST, for the document: it is read field by field, so that every fault is named at once.</summary>
internal sealed record NewSubscription(string Tier, int? TrialDays);

/// <summary>The body of a change.</summary>
internal sealed record TierWanted(string Tier);

/// <summary>The body of a cancelling: "month_end" or "now".</summary>
internal sealed record CancelWanted(string When);

internal static class SubscriptionExamples
{
    public static readonly object New = new { tier = "Basic", trialDays = 30 };

    public static readonly object Change = new { tier = "Premium" };

    public static readonly object Cancel = new { when = "month_end" };

    public static readonly SubscriptionAnswer Trial = new("Basic", 1, "trial", true, new(2026, 11, 2, 9, 30, 0, DateTimeKind.Utc), new(2026, 12, 2, 9, 30, 0, DateTimeKind.Utc), null, null, null, null, 1);
}
