using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

/// <summary>Makes the key at the first start, and says at every later one when it is not the chain's.</summary>
internal sealed class CheckKeyAtStart(AuditKey key, IDbContextFactory<PortalDb> database, ILogger<CheckKeyAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var bytes = key.Bytes;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await SealEntries.EndAsync(db, cancellationToken) is { } end && !SealEntries.Fits(end, bytes))
            log.LogCritical("{Fault}", new AuditKeyException().Message);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
