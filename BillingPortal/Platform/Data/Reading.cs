using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data;

/// <summary>Reads several things as they were at one moment, however much is written meanwhile. It keeps nobody from writing.</summary>
public static class Reading
{
    public static async Task<T> AtOnceAsync<T>(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> read, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite)
        {
            await using var picture = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return await read(db);
        }
        // EF itself would begin by taking the right to write.
        await using var deferred = sqlite.BeginTransaction(deferred: true);
        await using var shared = await db.Database.UseTransactionAsync(deferred, ct);
        return await read(db);
    }
}
