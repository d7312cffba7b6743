using System.Globalization;
using System.Net.Http.Json;
using Npgsql;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>U1 to U7: what reporting usage costs, durable and with a key, against what cannot be done for less, and against the naive way.</summary>
internal static class UsageIngest
{
    private const int Pairs = 5;
    private const int Warmings = 3; // what runs all the time is compiled again and again meanwhile, at the cost of a whole core
    private const int Batch = 100;
    private const int Many = 5_000_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>U1: one event a POST on 64 connections; what the server's processor does for each stands below.</summary>
    public static async Task<Ratios> OneByOneAsync()
    {
        await using var portal = await Filled.StartAsync();
        await using var floor = await Side.StartAsync("serve-floor");
        var idle = new UsagePosts(null);
        Task<double> Floor() => ClosedLoop.RateAsync(64, Length, () => idle.SendAsync(floor.Client, 1), Time);
        Task<double> Portal() => portal.RateAsync(64, 1);
        await Floor();
        for (var i = 0; i < Warmings; i++) await Portal();
        var cpu = new List<string>();
        return await Ratios.TakeAsync("/s", Pairs, Floor, Portal, async () =>
        {
            cpu.Add(await ProcessorAsync("floor", floor, Floor));
            cpu.Add(await ProcessorAsync("portal", portal.Side, Portal));
            return [await portal.SayAsync(), .. cpu];
        });
    }

    /// <summary>U2: batches of 100 on 16 connections.</summary>
    public static async Task<Ratios> BatchesAsync()
    {
        await using var portal = await Filled.StartAsync();
        using var raw = await Filled.RawAsync();
        return await TakeAsync(() => Task.FromResult(raw.Rows.Rate(1000, Length, Time)), async () => await portal.RateAsync(16, Batch) * Batch, portal);
    }

    /// <summary>U3: one connection, one event at a time.</summary>
    public static async Task<Ratios> AloneAsync()
    {
        await using var portal = await Filled.StartAsync();
        using var raw = await Filled.RawAsync();
        return await TakeAsync(() => Task.FromResult(raw.Rows.Rate(1, Length, Time)), () => portal.RateAsync(1, 1), portal);
    }

    /// <summary>U4: against the naive way in the same server.</summary>
    public static async Task<Ratios> NaiveAsync()
    {
        await using var portal = await Filled.StartAsync();
        var naive = new UsagePosts(null);
        return await TakeAsync(() => ClosedLoop.RateAsync(64, Length, () => naive.SendAsync(portal.Side.Client, 1, NaiveUsage.Path), Time), () => portal.RateAsync(64, 1), portal, async () =>
        {
            var (slow, fast) = (await ClosedLoop.P99Async(64, Length, () => naive.SendAsync(portal.Side.Client, 1, NaiveUsage.Path), Time), await ClosedLoop.P99Async(64, Length, () => portal.SendAsync(1), Time));
            return string.Create(CultureInfo.InvariantCulture, $"p99: naive {slow:0.0} ms, product {fast:0.0} ms: 1/{slow / fast:0}.");
        });
    }

    /// <summary>U5: ids in no order, in a store of 5 million, against ids in order in an equal store.</summary>
    public static async Task<Ratios> RandomAsync()
    {
        await using var ordered = await Filled.StartAsync(Many, ordered: true);
        await using var random = await Filled.StartAsync(Many);
        return await TakeAsync(async () => await ordered.RateAsync(16, Batch) * Batch, async () => await random.RateAsync(16, Batch) * Batch, random);
    }

    /// <summary>U6: a store of 5 million against one of 10 thousand.</summary>
    public static async Task<Ratios> FullAsync()
    {
        await using var empty = await Filled.StartAsync(10_000);
        await using var full = await Filled.StartAsync(Many);
        return await TakeAsync(async () => await empty.RateAsync(16, Batch) * Batch, async () => await full.RateAsync(16, Batch) * Batch, full);
    }

    /// <summary>U7: batches of 100 on PostgreSQL, against COPY of as many; 16 connections each.</summary>
    public static async Task<Ratios> PostgresAsync()
    {
        var server = Environment.GetEnvironmentVariable("PORTAL_BENCH_POSTGRES") ?? throw new InvalidOperationException("Name a PostgreSQL to measure on: PORTAL_BENCH_POSTGRES='Host=…;Username=…;Database=postgres'. A database is made there and dropped.");
        await using var store = await BenchDatabase.MakeAsync(server);
        await store.MigrateAsync();
        await using var portal = await Filled.StartAsync(0, false, "--Database:Provider=PostgreSQL", $"--ConnectionStrings:Portal={store.ConnectionString}");
        var copy = new CopyPostgres(store.ConnectionString);
        return await TakeAsync(() => copy.RateAsync(16, Length, Time), async () => await portal.RateAsync(16, Batch) * Batch, portal);
    }

    private static async Task<Ratios> TakeAsync(Func<Task<double>> floor, Func<Task<double>> product, Filled portal, params Func<Task<string>>[] more)
    {
        await floor();
        for (var i = 0; i < Warmings; i++) await product();
        return await Ratios.TakeAsync("/s", Pairs, floor, product, async () =>
        {
            var notes = new List<string>();
            foreach (var note in more) notes.Add(await note());
            return [.. notes, await portal.SayAsync()];
        });
    }

    private static async Task<string> ProcessorAsync(string name, Side side, Func<Task<double>> load)
    {
        var before = side.CpuSeconds;
        var rate = await load();
        return string.Create(CultureInfo.InvariantCulture, $"Processor of the {name}: {(side.CpuSeconds - before) * 1e6 / (rate * Length.TotalSeconds):0} µs a request.");
    }

    /// <summary>A portal with customers, a key and so many events.</summary>
    private sealed class Filled(string folder, Side side, UsagePosts posts, long before) : IAsyncDisposable
    {
        private long acknowledged = before;

        public Side Side => side;

        public static async Task<Filled> StartAsync(int events = 0, bool ordered = false, params string[] settings)
        {
            var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
            var side = await Side.StartAsync(["serve-portal", $"--Portal:DataFolder={folder}", "--Api:RequestsPerMinute=100000000", .. settings]);
            side.Client.Timeout = TimeSpan.FromMinutes(30);
            await PostAsync(side, $"/bench/customers/{UsagePosts.Customers}");
            var key = await (await PostAsync(side, "/bench/key")).ReadAsStringAsync();
            if (events > 0) await PostAsync(side, $"/bench/usage/fill/{events}?ordered={(ordered ? "true" : "false")}");
            return new(folder, side, new(key, ordered), events);
        }

        // A file that a portal made, without the portal.
        public static async Task<RawFolder> RawAsync()
        {
            var made = await StartAsync();
            await made.Side.DisposeAsync();
            return new(made.Folder);
        }

        private string Folder => folder;

        public async Task SendAsync(int events)
        {
            await posts.SendAsync(side.Client, events);
            Interlocked.Add(ref acknowledged, events);
        }

        /// <summary>Requests per second.</summary>
        public Task<double> RateAsync(int connections, int events) => ClosedLoop.RateAsync(connections, Length, () => SendAsync(events), Time);

        public async Task<string> SayAsync() => (await side.Client.GetFromJsonAsync<UsageSums>("/bench/usage"))!.Say(Interlocked.Read(ref acknowledged));

        public async ValueTask DisposeAsync()
        {
            await side.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        private static async Task<HttpContent> PostAsync(Side side, string path)
        {
            var answer = await side.Client.PostAsync(path, null);
            answer.EnsureSuccessStatusCode();
            return answer.Content;
        }
    }

    private sealed class RawFolder(string folder) : IDisposable
    {
        public RawSqlite Rows { get; } = new(folder);

        public void Dispose()
        {
            Rows.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A database of its own on a server, dropped at the end.</summary>
internal sealed class BenchDatabase(string server, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();

    public static async Task<BenchDatabase> MakeAsync(string server)
    {
        var made = new BenchDatabase(server, $"bench_{Environment.ProcessId}");
        await made.DoAsync($"create database bench_{Environment.ProcessId}");
        return made;
    }

    /// <summary>As whoever runs the portal on PostgreSQL does before its start.</summary>
    public async Task MigrateAsync()
    {
        if (await BillingPortal.Program.Main(["migrate", "--environment=Development", "--Database:Provider=PostgreSQL", $"--ConnectionStrings:Portal={ConnectionString}"]) != 0) throw new InvalidOperationException("The database could not be migrated.");
    }

    public async ValueTask DisposeAsync() => await DoAsync($"drop database {name} with (force)");

    private async Task DoAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
