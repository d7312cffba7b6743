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

    /// <summary>While a secret is rolled: the one before, good as well.</summary>
    public string? WebhookSecretBefore { get; init; }

    public string ApiBase { get; init; } = OwnApiBase;

    public string ScriptUrl { get; init; } = OwnScriptUrl;

    /// <summary>What this node asks of Stripe at most. Unset: what Stripe allows an account, 100 live and 25 in its test mode; the sandbox has no such limit.</summary>
    public int? RequestsPerSecond { get; init; }

    public bool IsConfigured => !string.IsNullOrEmpty(SecretKey);

    public bool IsLive => IsConfigured && (SecretKey!.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal));

    public int RequestsPerSecondIn(PortalMode mode) => RequestsPerSecond ?? mode switch { PortalMode.Live => 100, PortalMode.Test => 25, _ => 2000 };

    private bool HasPublishableKey => !string.IsNullOrEmpty(PublishableKey);

    private bool IsPublishableLive => HasPublishableKey && PublishableKey!.StartsWith("pk_live_", StringComparison.Ordinal);

    public IEnumerable<string> Faults() => [.. KeyFaults(), .. AddressFaults(), .. PaceFaults()];

    private IEnumerable<string> PaceFaults()
    {
        if (RequestsPerSecond is < 1 or > 10_000)
            yield return $"Stripe:RequestsPerSecond '{RequestsPerSecond}' is not between 1 and 10000. Write how many requests this node may send to Stripe in a second, or remove the setting.";
    }

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
        foreach (var (name, secret) in new[] { (nameof(WebhookSecret), WebhookSecret), (nameof(WebhookSecretBefore), WebhookSecretBefore) })
            if (!string.IsNullOrEmpty(secret) && !secret.StartsWith("whsec_", StringComparison.Ordinal))
                yield return $"Stripe:{name} is not a signing secret of a webhook endpoint. It begins with 'whsec_'.";
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
