namespace BillingPortal.Platform.Settings;

/// <summary>The section <c>Stripe</c>: without a secret key there is only the sandbox.</summary>
public sealed class StripeSettings : ISettings
{
    public const string OwnApiBase = "https://api.stripe.com";
    public const string OwnScriptUrl = "https://js.stripe.com/dahlia/stripe.js";

    public static string Section => "Stripe";

    public string? SecretKey { get; init; }

    public string? PublishableKey { get; init; }

    public string? WebhookSecret { get; init; }

    public string ApiBase { get; init; } = OwnApiBase;

    public string ScriptUrl { get; init; } = OwnScriptUrl;

    public bool IsConfigured => !string.IsNullOrEmpty(SecretKey);

    public bool IsLive => IsConfigured && (SecretKey!.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal));

    public IEnumerable<string> Faults()
    {
        if (IsConfigured && !IsLive && !SecretKey!.StartsWith("sk_test_", StringComparison.Ordinal) && !SecretKey.StartsWith("rk_test_", StringComparison.Ordinal))
            yield return "Stripe:SecretKey is not a secret key of Stripe. It begins with 'sk_live_' or 'sk_test_'.";
        if (PublishableKey is not null && !PublishableKey.StartsWith("pk_", StringComparison.Ordinal))
            yield return "Stripe:PublishableKey is not a publishable key of Stripe. It begins with 'pk_live_' or 'pk_test_'.";
        if (IsConfigured && PublishableKey is not null && PublishableKey.StartsWith("pk_live_", StringComparison.Ordinal) != IsLive)
            yield return "Stripe:SecretKey and Stripe:PublishableKey are of different modes: one is for live money, the other for test money. Take both from the same page of Stripe's dashboard.";
        if (IsLive && ApiBase.TrimEnd('/') != OwnApiBase)
            yield return $"Stripe:ApiBase must not be set with a live key: real money goes to {OwnApiBase} only. Remove the setting.";
        if (IsLive && ScriptUrl != OwnScriptUrl)
            yield return $"Stripe:ScriptUrl must not be set with a live key: card numbers go to Stripe's own script only ({OwnScriptUrl}). Remove the setting.";
        if (!Uri.TryCreate(ApiBase, UriKind.Absolute, out _))
            yield return $"Stripe:ApiBase '{ApiBase}' is not an address.";
        if (!Uri.TryCreate(ScriptUrl, UriKind.Absolute, out _))
            yield return $"Stripe:ScriptUrl '{ScriptUrl}' is not an address.";
    }
}
