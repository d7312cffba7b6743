using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>The books on SQLite. One writer at a time, so everything that was looked up in a transaction stays true to its end.</summary>
internal sealed class SqliteStore(KeptConnection connection, KeptWire wire, UsageDeeds deeds, HoursOfZone hours, RunLength length, BillingClock clock) : IUsageStore, IAsyncDisposable
{
    private readonly EventIds ids = new(length);
    private SqliteBooks? books;

    public bool Together => true;

    public async Task<IReadOnlyList<UsedMore>> WriteAsync(IReadOnlyList<UsageWork> group, CancellationToken ct)
    {
        try
        {
            var news = await connection.WriteAsync(transaction => WriteAsync(transaction, group, ct), ct);
            ids.Keep();
            return news;
        }
        catch
        {
            // Whether it was committed nobody can say: what is known begins anew with what stands in the books.
            ids.Forget();
            Close();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await connection.DisposeAsync();
    }

    private async Task<IReadOnlyList<UsedMore>> WriteAsync(KeptTransaction transaction, IReadOnlyList<UsageWork> group, CancellationToken ct)
    {
        if (books?.Connection != transaction.Connection)
        {
            Close();
            books = new((SqliteConnection)transaction.Connection, ids, wire, hours);
        }
        var now = clock.UtcNow;
        books.Begin(now);
        foreach (var batch in group.OfType<BatchWork>()) books.Write(batch);
        var news = books.Count(now);
        DeedWork[] wanted = [.. group.OfType<DeedWork>()];
        if (wanted.Length > 0) news.AddRange(await deeds.RunAsync(await transaction.ContextAsync(ct), wanted, books, ct));
        books.End(now);
        return news;
    }

    private void Close()
    {
        books?.Dispose();
        books = null;
    }
}
