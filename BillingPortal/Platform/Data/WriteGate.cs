using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BillingPortal.Platform.Data;

/// <summary>
/// SQLite has one writer. All writes of this process queue here, in order and without spinning, instead of meeting "database is locked";
/// other processes are waited for by SQLite's own busy timeout. PostgreSQL needs no queue: there the gate stands open.
/// </summary>
/// <remarks>
/// A bare <c>SaveChanges</c> (Identity's stores do that) enters by itself. A bulk statement outside
/// <see cref="Writing.WriteAsync{T}"/> is refused on both databases: it would have no transaction to share with its facts.
/// </remarks>
internal sealed class WriteGate(bool oneWriter) : ISaveChangesInterceptor, IDbCommandInterceptor, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task EnterAsync(PortalDb db, CancellationToken ct)
    {
        if (oneWriter && !await turn.WaitAsync(Patience, ct)) throw TooLong();
        db.InGate = true;
    }

    public void Leave(PortalDb db)
    {
        db.InGate = false;
        if (oneWriter) turn.Release();
    }

    /// <summary>For a writer without EF: its turn, until it is disposed.</summary>
    public async Task<IDisposable?> TurnAsync(CancellationToken ct)
    {
        if (!oneWriter) return null;
        return await turn.WaitAsync(Patience, ct) ? new Turn(turn) : throw TooLong();
    }

    public void Dispose() => turn.Dispose();

    async ValueTask<InterceptionResult<int>> ISaveChangesInterceptor.SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        if (eventData.Context is PortalDb { InGate: false } db)
        {
            await EnterAsync(db, cancellationToken);
            db.EnteredToSave = true;
        }
        return result;
    }

    InterceptionResult<int> ISaveChangesInterceptor.SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is PortalDb { InGate: false } db)
        {
            if (oneWriter && !turn.Wait(Patience)) throw TooLong();
            db.InGate = db.EnteredToSave = true;
        }
        return result;
    }

    int ISaveChangesInterceptor.SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context, committed: true);
        return result;
    }

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        Saved(eventData.Context, committed: true);
        return new(result);
    }

    void ISaveChangesInterceptor.SaveChangesFailed(DbContextErrorEventData eventData) => Saved(eventData.Context, committed: false);

    Task ISaveChangesInterceptor.SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken)
    {
        Saved(eventData.Context, committed: false);
        return Task.CompletedTask;
    }

    void ISaveChangesInterceptor.SaveChangesCanceled(DbContextEventData eventData) => Saved(eventData.Context, committed: false);

    Task ISaveChangesInterceptor.SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken)
    {
        Saved(eventData.Context, committed: false);
        return Task.CompletedTask;
    }

    InterceptionResult<int> IDbCommandInterceptor.NonQueryExecuting(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Checked(eventData, result);

    ValueTask<InterceptionResult<int>> IDbCommandInterceptor.NonQueryExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken) =>
        new(Checked(eventData, result));

    private static InterceptionResult<int> Checked(CommandEventData eventData, InterceptionResult<int> result) =>
        eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete && eventData.Context is PortalDb { InGate: false }
            ? throw new InvalidOperationException("A bulk statement writes through WriteAsync, so that it shares one transaction with what belongs to it.")
            : result;

    private void Saved(Microsoft.EntityFrameworkCore.DbContext? context, bool committed)
    {
        if (context is not PortalDb { EnteredToSave: true } db) return;
        db.EnteredToSave = false;
        Leave(db);
        if (committed) db.Committed();
    }

    private static TimeoutException TooLong() =>
        new($"Waited {Patience.TotalSeconds:0} s for another write of this process to end. A write inside a write waits for itself: pass the context on instead of opening a second one.");

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
