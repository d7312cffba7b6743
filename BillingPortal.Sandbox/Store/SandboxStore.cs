using Microsoft.Data.Sqlite;

namespace BillingPortal.Sandbox.Store;

/// <summary>
/// The file. One at a time opens the books; what is written there is one transaction, on the disk before the answer goes out.
/// The notes about requests have a connection of their own that does not wait for the disk.
/// </summary>
internal sealed class SandboxStore : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SqliteConnection connection;
    private readonly SqliteConnection notes;

    public SandboxStore(SandboxOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.File)) is { } folder) Directory.CreateDirectory(folder);
        connection = Open(options.File, "FULL");
        Run(connection, Tables.Sql);
        notes = Open(options.File, "NORMAL");
    }

    /// <summary>Everything in it is kept, or, when it throws, nothing.</summary>
    public Task<T> WriteAsync<T>(Func<Books, T> work, CancellationToken ct = default) => InTurnAsync(connection, work, ct);

    /// <summary>Small things that may be lost when the machine loses power.</summary>
    public Task NoteAsync(Action<Books> work, CancellationToken ct = default) => InTurnAsync(notes, books =>
    {
        work(books);
        return true;
    }, ct);

    public async Task<T> ReadAsync<T>(Func<Books, T> work, CancellationToken ct = default)
    {
        await turn.WaitAsync(ct);
        try
        {
            return work(new(connection));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        notes.Dispose();
        turn.Dispose();
    }

    private async Task<T> InTurnAsync<T>(SqliteConnection at, Func<Books, T> work, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            return InTransaction(at, work);
        }
        finally
        {
            turn.Release();
        }
    }

    private static T InTransaction<T>(SqliteConnection at, Func<Books, T> work)
    {
        Run(at, "begin immediate");
        try
        {
            var result = work(new(at));
            Run(at, "commit");
            return result;
        }
        catch
        {
            Run(at, "rollback");
            throw;
        }
    }

    private static SqliteConnection Open(string file, string synchronous)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        opened.Open();
        Run(opened, $"pragma journal_mode = wal; pragma synchronous = {synchronous}; pragma busy_timeout = 10000;");
        return opened;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
