using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>The floor on PostgreSQL: COPY of rows of events in batches, each its own transaction, and nothing else. A portal made the tables.</summary>
internal sealed class CopyPostgres(string connectionString)
{
    private const int Batch = 100;
    private static long number = 1L << 40;

    /// <summary>Rows per second over so many connections.</summary>
    public async Task<double> RateAsync(int connections, TimeSpan length, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            var count = 0L;
            for (; time.GetElapsedTime(begun) < length; count += Batch) await OneAsync(connection, time.GetUtcNow().UtcDateTime);
            return count;
        }));
        return counts.Sum() / time.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task OneAsync(NpgsqlConnection connection, DateTime now)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy usage_events (id, profile_id, meter, event_id, units, at, at_given, received_at, source) from stdin (format binary)");
        for (var i = 0; i < Batch; i++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(Interlocked.Increment(ref number), NpgsqlDbType.Bigint);
            await copy.WriteAsync(RandomNumberGenerator.GetInt32(UsagePosts.Customers) + 1L, NpgsqlDbType.Bigint);
            await copy.WriteAsync("copied", NpgsqlDbType.Varchar); // another meter: the portal's sums stay its own
            await copy.WriteAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), NpgsqlDbType.Varchar);
            await copy.WriteAsync(1L, NpgsqlDbType.Bigint);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync("Reported", NpgsqlDbType.Varchar);
        }
        await copy.CompleteAsync();
    }
}
