using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace BillingPortal.Platform.Data;

/// <summary>The way to change the database: one short transaction, in a context of its own, behind the gate.</summary>
public static class Writing
{
    private const int Tries = 4;

    /// <summary>
    /// Runs the work and commits it, or leaves no trace. The work may be run again from the start with a new context
    /// when PostgreSQL chose it as the victim of a deadlock, so it touches nothing but its context.
    /// </summary>
    public static async Task<T> WriteAsync<T>(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> work, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await database.CreateDbContextAsync(ct);
            try
            {
                return await db.InOneTransactionAsync(work, ct);
            }
            catch (Exception victim) when (attempt < Tries && IsVictim(victim))
            {
                // PostgreSQL rolled it back and asks to be tried again; the loop does.
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(IDbContextFactory{PortalDb}, Func{PortalDb, Task{T}}, CancellationToken)"/>
    public static Task WriteAsync(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task> work, CancellationToken ct = default) =>
        database.WriteAsync(async db => { await work(db); return true; }, ct);

    private static async Task<T> InOneTransactionAsync<T>(this PortalDb db, Func<PortalDb, Task<T>> work, CancellationToken ct)
    {
        var gate = db.Gate();
        await gate.EnterAsync(db, ct);
        T result;
        try
        {
            // On SQLite this is BEGIN IMMEDIATE: the right to write is taken before the first read.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            result = await work(db);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        finally
        {
            gate.Leave(db);
        }
        db.Committed();
        return result;
    }

    private static WriteGate Gate(this PortalDb db) =>
        db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.Interceptors!.OfType<WriteGate>().Single();

    private static bool IsVictim(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
