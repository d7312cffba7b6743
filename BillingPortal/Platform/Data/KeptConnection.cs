using System.Data;
using System.Data.Common;
using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BillingPortal.Platform.Data;

/// <summary>
/// For whoever writes all the time and cannot wait for EF: a connection kept open, so that statements stay prepared on it. One caller at a time.
/// It takes its turn at the gate as all writers do. After a fault it is closed, and a new one opened for the next: nobody knows what state it is in.
/// </summary>
internal sealed class KeptConnection(IDbContextFactory<PortalDb> database, DatabaseSettings settings, WriteGate gate, KeptWire wire) : IAsyncDisposable
{
    // A log of 32 MB before it is written back: pages that are written again and again are written back once for many times.
    private const string Pragmas = Sqlite.Pragmas.Sql + "pragma wal_autocheckpoint=8000; pragma cache_size=-64000;";

    private DbConnection? open;

    /// <summary>Runs the work in a transaction (SQLite: the right to write is taken first) and commits it, or leaves no trace.</summary>
    public async Task<T> WriteAsync<T>(Func<KeptTransaction, Task<T>> work, CancellationToken ct = default)
    {
        using var turn = await gate.TurnAsync(ct);
        await using var kept = new KeptTransaction(database, await OpenAsync(ct));
        try
        {
            await kept.BeginAsync(ct);
            var result = await work(kept);
            wire.Pass();
            await kept.CommitAsync(ct);
            return result;
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    /// <summary>Without a transaction around it: for one batch that is a transaction by itself, where each way to the server counts.</summary>
    public async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct = default)
    {
        try
        {
            return await work(await OpenAsync(ct));
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (open is { State: ConnectionState.Open }) return open;
        await CloseAsync();
        await using var db = await database.CreateDbContextAsync(ct);
        var address = db.Database.GetConnectionString();
        var made = settings.Provider == DatabaseProvider.Sqlite ? (DbConnection)Lite(address) : Postgres(address);
        await made.OpenAsync(ct);
        if (made is SqliteConnection) await PrepareAsync(made, ct);
        return open = made;
    }

    private static async Task PrepareAsync(DbConnection lite, CancellationToken ct)
    {
        await using var command = lite.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(ct);
    }

    // Its own and not one of the pool, where the next to take it would find our pragmas.
    private static SqliteConnection Lite(string? address) => new(new SqliteConnectionStringBuilder(address) { Pooling = false }.ToString());

    // Statements that come again are prepared by themselves.
    private static NpgsqlConnection Postgres(string? address) => new(new NpgsqlConnectionStringBuilder(address) { MaxAutoPrepare = 40, AutoPrepareMinUsages = 2 }.ToString());

    private async Task CloseAsync()
    {
        if (open is not { } was) return;
        open = null;
        await was.DisposeAsync();
    }
}

/// <summary>A transaction on a <see cref="KeptConnection"/>.</summary>
internal sealed class KeptTransaction(IDbContextFactory<PortalDb> database, DbConnection connection) : IAsyncDisposable
{
    private DbTransaction? transaction;
    private PortalDb? context;

    public DbConnection Connection => connection;

    /// <summary>A context in this transaction, for what is not on the hot path. Made when it is first asked for.</summary>
    public async Task<PortalDb> ContextAsync(CancellationToken ct)
    {
        if (context is not null) return context;
        context = await database.CreateDbContextAsync(ct);
        context.Database.SetDbConnection(connection);
        await context.Database.UseTransactionAsync(transaction, ct);
        context.InGate = true;
        return context;
    }

    public async Task BeginAsync(CancellationToken ct) => transaction = await connection.BeginTransactionAsync(ct);

    public async Task CommitAsync(CancellationToken ct)
    {
        if (context is not null) await context.SaveChangesAsync(ct);
        await transaction!.CommitAsync(ct);
        context?.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null) await context.DisposeAsync();
        if (transaction is not null) await transaction.DisposeAsync();
    }
}

/// <summary>What lies between a kept connection and its database: nothing. A test cuts it.</summary>
internal class KeptWire
{
    /// <summary>Called before each statement that changes something, and before each commit.</summary>
    public virtual void Pass()
    {
    }
}
