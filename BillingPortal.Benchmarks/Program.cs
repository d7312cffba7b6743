using BillingPortal.Benchmarks.Micro;
using BillingPortal.Benchmarks.System;
using BillingPortal.Benchmarks.System.Closing;
using BillingPortal.Benchmarks.System.Entitlements;
using BillingPortal.Benchmarks.System.Usage;

namespace BillingPortal.Benchmarks;

/// <summary>
/// Each measurement is a ratio to a floor taken in the same run: <c>dotnet run -c Release --project BillingPortal.Benchmarks -- W1 W2</c>, or all without a name.
/// The words <c>serve-portal</c>, <c>serve-floor</c> and <c>month-end</c> are said by the program to itself: both sides stand in processes of their own.
/// </summary>
internal static class Program
{
    private static readonly IReadOnlyList<Measurement> All =
    [
        new("R1w", "rating a whole month of one tier", "the same arithmetic on `long`", "≤ 3×", ReRate.WholeAsync),
        new("R1u", "rating a month with an upgrade", "the same arithmetic on `long`", "≤ 3×", ReRate.UpgradedAsync),
        new("R1c", "rating a month begun, upgraded and cancelled, both caps", "the same arithmetic on `long`", "≤ 3×", ReRate.CappedAsync),
        new("R1m", "re-rating the month of 100,000 customers in memory", "the same arithmetic on `long`", "≤ 3×", ReRate.CustomersAsync),
        new("W1", "webhook acknowledgement, p99 under 200/s", "POST of the same body to an empty endpoint", "≤ 3×", WebhookAcknowledgement.RunAsync),
        new("W2", "webhooks processed per second, re-fetch included", "sandbox GETs per second", "≥ 0.3", WebhookProcessing.RunAsync),
        new("U1", "one usage event per POST, durable, 64 connections, with a key", "POST of the same JSON, no store, no key", "≥ 0.55", UsageIngest.OneByOneAsync),
        new("U2", "batches of 100 durable, 16 connections, events per second", "raw native bulk insert into the same tables", "≥ 0.75", UsageIngest.BatchesAsync),
        new("U3", "one connection, one event at a time", "raw one-row transactions", "≥ 0.60", UsageIngest.AloneAsync),
        new("U4", "one usage event per POST, 64 connections", "the naive way: a context and SaveChanges per event, in the same server", "≥ 25×", UsageIngest.NaiveAsync),
        new("U5", "random event ids in a store of 5 million", "ordered ids, equal store", "≥ 0.50", UsageIngest.RandomAsync),
        new("U6", "batches of 100 at 5 million rows", "the same at 10,000", "≥ 0.85", UsageIngest.FullAsync),
        new("U7", "PostgreSQL, batches of 100", "COPY BINARY of the events only", "≥ 0.60", UsageIngest.PostgresAsync),
        new("E1", "entitlement GET with a key, live data, 64 connections", "GET of a constant JSON, no key", "≥ 0.80", EntitlementReads.IdleAsync),
        new("E1w", "the same while usage comes in at half of U2", "its own idle rate", "≥ 0.50", EntitlementReads.WhileIngestingAsync),
        new("E1s", "a change on one node, seen by another", "a second", "≤ 1", EntitlementReads.SeenAsync),
        new("M1", "month end of 100,000 subscribers, with derivations, without Stripe", "the same rows by ADO.NET, 2,000 a transaction", "≥ 0.33", MonthEnd.WholeAsync),
        new("M2", "month end of 2,000 subscribers", "the naive way: a context and a transaction a customer", "≥ 50×", MonthEnd.NaiveAsync),
        new("M3", "peak memory of a month end at 100,000 subscribers", "the same at 10,000", "≤ 1.3×", MonthEnd.MemoryAsync),
        new("P1c", "customer list at 100,000 customers, server time", "the same at 1,000", "≤ 1.5×", Lists.CustomersAsync),
        new("P1i", "invoice list at 100,000 customers, server time", "the same at 1,000", "≤ 1.5×", Lists.InvoicesAsync),
        new("P1a", "audit list at 100,000 customers, server time", "the same at 1,000", "≤ 1.5×", Lists.AuditAsync),
    ];

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["micro"]:
                RateOne.Run();
                return 0;
            case ["serve-portal", .. var rest]:
                await PortalSide.ServeAsync(rest);
                return 0;
            case ["serve-floor", .. var rest]:
                await FloorSide.ServeAsync(rest);
                return 0;
            case ["month-end", .. var rest]:
                await MonthEnd.ServeAsync(rest);
                return 0;
        }
        var unknown = args.Where(a => All.All(m => m.Name != a)).ToArray();
        if (unknown.Length > 0)
        {
            await Console.Error.WriteLineAsync($"There is no measurement {string.Join(", ", unknown)}. There are: {string.Join(", ", All.Select(m => m.Name))}.");
            return 2;
        }
        foreach (var measurement in All.Where(m => args.Length == 0 || args.Contains(m.Name, StringComparer.Ordinal)))
            Console.WriteLine(Table.Of(measurement, await measurement.RunAsync()));
        return 0;
    }
}

/// <summary>What is measured, its floor, and the goal.</summary>
internal sealed record Measurement(string Name, string What, string Floor, string Goal, Func<Task<Ratios>> RunAsync);
