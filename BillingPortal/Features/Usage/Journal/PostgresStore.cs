using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using Npgsql;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>
/// The books on PostgreSQL, where several nodes write at once. First it is tried as if every event were new and every customer where they were: one way there and back.
/// The database refuses whatever is not so; then it is looked, decided, and tried again.
/// </summary>
internal sealed class PostgresStore(KeptConnection connection, KeptWire wire, UsageDeeds deeds, HoursOfZone hours, BillingClock clock) : IUsageStore, IAsyncDisposable
{
    private const int Tries = 12;
    private const int MostKept = 20_000;

    // May be outdated: each transaction asks the database whether they are still so.
    private readonly Dictionary<string, long> customers = new(StringComparer.Ordinal);

    /// <summary>A deed locks what it reads, and so is not done in the transaction of events.</summary>
    public bool Together => false;

    public Task<IReadOnlyList<UsedMore>> WriteAsync(IReadOnlyList<UsageWork> group, CancellationToken ct) =>
        group[0] is BatchWork ? WriteAsync([.. group.Cast<BatchWork>()], ct) : DoAsync([.. group.Cast<DeedWork>()], ct);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<IReadOnlyList<UsedMore>> WriteAsync(IReadOnlyList<BatchWork> batches, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            // What is only judged meets no refusal of the database: it is looked at once.
            var looking = attempt > 1 || batches.Any(b => b.OnlyJudged);
            if (await connection.RunAsync(c => TryAsync((NpgsqlConnection)c, batches, looking, last: attempt == Tries, ct), ct) is { } news) return news;
        }
    }

    private async Task<IReadOnlyList<UsedMore>?> TryAsync(NpgsqlConnection open, IReadOnlyList<BatchWork> batches, bool looking, bool last, CancellationToken ct)
    {
        if (looking || customers.Count > MostKept) customers.Clear();
        var look = new PostgresLook(open);
        await look.CustomersAsync(customers, batches, ct);
        var books = new PostgresBooks(customers, looking ? await look.StoredAsync(batches, customers, ct) : new());
        foreach (var batch in batches) books.Decide(batch);
        try
        {
            wire.Pass();
            var news = await books.WriteAsync(open, hours, clock.UtcNow, ct);
            wire.Pass();
            return news;
        }
        catch (PostgresException refused) when (!last && IsWorthAnotherLook(refused))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<UsedMore>> DoAsync(IReadOnlyList<DeedWork> wanted, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await connection.WriteAsync(async t => await deeds.RunAsync(await t.ContextAsync(ct), wanted, new PostgresLook((NpgsqlConnection)t.Connection), ct), ct);
            }
            catch (Exception victim) when (attempt < Tries && (victim as PostgresException ?? victim.InnerException as PostgresException) is { } refused && IsWorthAnotherLook(refused))
            {
                // Another node was quicker, with the same id or crosswise; now it is looked again.
            }
        }
    }

    private static bool IsWorthAnotherLook(PostgresException refused) => refused.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DivisionByZero
        or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
