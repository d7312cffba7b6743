using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>
/// On SQLite the one who writes is alone. On PostgreSQL everybody who writes events shares a lock before the first row gets its number, and whoever counts has it alone;
/// rows get their numbers from a sequence, and without it an event with a lower number could still be under way.
/// </summary>
internal sealed class HoldUsage : IHoldUsage
{
    /// <summary>Of the advisory lock. The same on all nodes.</summary>
    public const long Lock = 7_310_577_382_525_465_445;

    public async Task<long> HoldAsync(PortalDb db, CancellationToken ct = default)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        return await db.Set<UsageEventRow>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
    }
}
