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

    private bool HasPublishableKey => !string.IsNullOrEmpty(PublishableKey);

    private bool IsPublishableLive => HasPublishableKey && PublishableKey!.StartsWith("pk_live_", StringComparison.Ordinal);

    public IEnumerable<string> Faults() => [.. KeyFaults(), .. AddressFaults()];

    // No sentence repeats a key: sentences are logged, copied and mailed.
    private IEnumerable<string> KeyFaults()
    {
        if (IsConfigured && (SecretKey!.Any(char.IsWhiteSpace) || !(IsLive || SecretKey!.StartsWith("sk_test_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_test_", StringComparison.Ordinal))))
            yield return "Stripe:SecretKey is not a secret key of Stripe. It begins with 'sk_live_' or 'sk_test_' and has no space or line break in it.";
        if (HasPublishableKey && !IsPublishableLive && !PublishableKey!.StartsWith("pk_test_", StringComparison.Ordinal))
            yield return "Stripe:PublishableKey is not a publishable key of Stripe. It begins with 'pk_live_' or 'pk_test_'.";
        if (IsConfigured && HasPublishableKey && IsPublishableLive != IsLive)
            yield return "Stripe:SecretKey and Stripe:PublishableKey are of different modes: one is for live money, the other for test money. Take both from the same page of Stripe's dashboard.";
        if (!IsConfigured && IsPublishableLive)
            yield return "Stripe:PublishableKey is for live money, and Stripe:SecretKey is missing: the sandbox and Stripe are never mixed. Set both or none.";
        if (!string.IsNullOrEmpty(WebhookSecret) && !WebhookSecret.StartsWith("whsec_", StringComparison.Ordinal))
            yield return "Stripe:WebhookSecret is not a signing secret of a webhook endpoint. It begins with 'whsec_'.";
    }

    private IEnumerable<string> AddressFaults()
    {
        if (IsLive && ApiBase.TrimEnd('/') != OwnApiBase)
            yield return $"Stripe:ApiBase must not be set with a live key: real money goes to {OwnApiBase} only. Remove the setting.";
        if (IsLive && ScriptUrl != OwnScriptUrl)
            yield return $"Stripe:ScriptUrl must not be set with a live key: card numbers go to Stripe's own script only ({OwnScriptUrl}). Remove the setting.";
        if (!WebAddress.Is(ApiBase))
            yield return $"Stripe:ApiBase '{ApiBase}' is not an address. Use one such as '{OwnApiBase}', or remove the setting.";
        if (!WebAddress.Is(ScriptUrl))
            yield return $"Stripe:ScriptUrl '{ScriptUrl}' is not an address. Use one such as '{OwnScriptUrl}', or remove the setting.";
    }
}
