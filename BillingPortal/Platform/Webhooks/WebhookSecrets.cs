using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Webhooks;

/// <summary>The endpoint that this installation registered at the sandbox.</summary>
public sealed record RegisteredEndpoint(string Id, string Secret);

/// <summary>
/// The secrets that events may be signed with: the configured one and, while it is rolled, the one before.
/// In sandbox mode the portal registers its endpoint by itself and keeps the secret it was given; nodes that share the database read it there.
/// </summary>
public sealed class WebhookSecrets(StripeSettings configured, StoredSettings stored, Installation installation)
{
    private const string Name = "stripe.sandbox-endpoint";
    private volatile RegisteredEndpoint? registered;

    public async ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken ct = default)
    {
        string?[] known = [configured.WebhookSecret, configured.WebhookSecretBefore, (await RegisteredAsync(ct))?.Secret];
        return [.. known.Where(s => !string.IsNullOrEmpty(s)).Select(s => s!)];
    }

    public async ValueTask<RegisteredEndpoint?> RegisteredAsync(CancellationToken ct = default)
    {
        if (registered is null && installation.IsSandbox) registered = (await stored.ReadAsync<RegisteredEndpoint?>(Name, null, ct)).Value;
        return registered;
    }

    public async Task RegisterAsync(RegisteredEndpoint endpoint, CancellationToken ct = default)
    {
        var before = await stored.ReadAsync<RegisteredEndpoint?>(Name, null, ct);
        await stored.WriteAsync(Name, endpoint, before.Version, ct);
        registered = endpoint;
    }
}
