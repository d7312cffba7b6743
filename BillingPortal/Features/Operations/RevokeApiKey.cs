using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

public sealed class RevokeApiKey(IDbContextFactory<PortalDb> database, ApiKeys keys, AuditTrail audit)
{
    private static readonly Refusal Over = new("key_not_live", "There is no such key, or it was revoked already. Nothing was changed.");

    /// <summary>From now on the key opens nothing.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, long id, string? reason, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            if (!await keys.RevokeAsync(db, id, ct)) return Over;
            audit.Write(db, actor, "api-key.revoked", $"api-key:{id}", reason: reason);
            return Done.It;
        }, ct);
    }
}
