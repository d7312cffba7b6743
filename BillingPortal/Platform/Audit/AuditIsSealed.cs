using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Health;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

internal sealed class AuditIsSealed(IDbContextFactory<PortalDb> database, LastVerified verified, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Name => "audit";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var waiting = SealEntries.Unsealed(db, await SealEntries.EndAsync(db, ct));
        if (await waiting.MinAsync(e => (DateTime?)e.At, ct) is { } oldest && oldest < time.Instant() - Late) throw new NotWellException("Entries wait for their seal; the log says why.");
        var last = await verified.ReadAsync(ct);
        if (last is { IsWhole: false }) throw new NotWellException("The chain was broken when it was last verified; run 'audit verify'.");
        return last is null ? "Sealed; not verified yet." : $"Sealed; whole when verified on {last.At:yyyy-MM-dd}.";
    }
}
