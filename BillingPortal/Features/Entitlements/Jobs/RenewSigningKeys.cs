using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Entitlements.Jobs;

/// <summary>Makes the next signing key while the present one still signs for a while.</summary>
internal sealed class RenewSigningKeys(KeepSigningKeys keep) : IWork
{
    public static string Name => "renew-signing-keys";

    public static Rhythm Rhythm => Rhythm.Every(TimeSpan.FromMinutes(30));

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var keys = await keep.RunAsync(ct);
        return $"{keys.Count} key(s) are shown; the newest, {keys[^1].Id}, signs from {keys[^1].SignsFrom:u}.";
    }
}
