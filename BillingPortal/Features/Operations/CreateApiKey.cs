using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <summary>What a new key shall be.</summary>
/// <param name="LastDay">The last day, in UTC, on which it works; without one it works until it is revoked.</param>
public sealed record KeyWish(string Name, IReadOnlyList<string> Scopes, DateOnly? LastDay);

public sealed class CreateApiKey(IDbContextFactory<PortalDb> database, ApiKeys keys, AuditTrail audit, TimeProvider time)
{
    private const int LongestName = 120;

    /// <summary>The key's text: it is shown now, and never again.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, KeyWish wish, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        var faults = Faults(wish).ToArray();
        if (faults.Length > 0) return Result.Refuse<string>(faults);
        var scopes = Scopes.All.Where(s => wish.Scopes.Contains(s, StringComparer.Ordinal)).ToArray();
        return await database.WriteAsync(async db =>
        {
            var made = await keys.MakeAsync(db, wish.Name.Trim(), scopes, Ends(wish), ct);
            audit.Write(db, actor, "api-key.created", $"api-key:{made.Row.Id}", after: new { made.Row.Start, scopes, made.Row.ExpiresAt });
            return made.Text;
        }, ct);
    }

    private IEnumerable<Refusal> Faults(KeyWish wish)
    {
        if (string.IsNullOrWhiteSpace(wish.Name)) yield return new("name_missing", "Give the key a name by which you will know who uses it.", nameof(wish.Name));
        if (wish.Name.Length > LongestName) yield return new("name_too_long", $"Use at most {LongestName} letters.", nameof(wish.Name));
        if (wish.Scopes.Count == 0) yield return new("scopes_missing", "Choose at least one scope: what the key is for.", nameof(wish.Scopes));
        foreach (var scope in wish.Scopes.Except(Scopes.All, StringComparer.Ordinal))
            yield return new("scope_unknown", $"The scope '{scope}' is not known. Known are: {string.Join(", ", Scopes.All)}.", nameof(wish.Scopes));
        if (Ends(wish) <= time.Instant()) yield return new("expiry_past", "This day is over already. Choose a later one.", nameof(wish.LastDay));
    }

    private static DateTime? Ends(KeyWish wish) => wish.LastDay?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
