using System.Text.Json;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Entitlements.Api;

internal static class EntitlementExamples
{
    private static readonly DateTime Ends = new(2026, 12, 2, 9, 30, 0, DateTimeKind.Utc);

    public static readonly Entitlement Trial = new(true, EntitlementCodes.Reasons.InTrial, EntitlementCodes.States.Trial, "Basic", JsonSerializer.SerializeToElement(new { storage_gb = 100 }),
        31, 100, 69, null, Ends, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["paymentMethod"] = "https://billing.example.com/payment-method" });

    public static readonly object Why = new
    {
        at = Ends,
        allowed = false,
        reason = EntitlementCodes.Reasons.TrialOver,
        rule = EntitlementWords.Rule(EntitlementCodes.Reasons.TrialOver),
        inputs = new { state = EntitlementCodes.States.Locked, tier = "Basic", tierVersion = 1, trialEndsAt = Ends, hasCard = false, used = 0, allowance = 0, stops = Array.Empty<object>() },
        denials = Array.Empty<object>(),
    };

    public static readonly Snapshot Signed = new("eyJhbGciOiJFUzI1NiIs….eyJpc3MiOiJodHRwczov….MEYCIQDk…", Ends);
}
