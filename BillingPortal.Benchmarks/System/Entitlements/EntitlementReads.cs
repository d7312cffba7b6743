using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Benchmarks.System.Usage;

namespace BillingPortal.Benchmarks.System.Entitlements;

/// <summary>E1: what it costs to ask what a customer may use, idle and while usage comes in, and how soon another node knows of a change.</summary>
internal static class EntitlementReads
{
    private const int Connections = 64;
    private const int Pairs = 5;
    private const int Warmings = 3; // its first requests read a thousand customers, and are compiled meanwhile
    private const int Batch = 100;
    private const int Changes = 60;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>Against a slim server that answers the same bytes to anybody.</summary>
    public static async Task<Ratios> IdleAsync()
    {
        await using var portal = await Asked.StartAsync();
        await using var floor = await Side.StartAsync("serve-floor");
        Task<double> Floor() => ClosedLoop.RateAsync(Connections, Length, () => GetAsync(floor.Client, FloorSide.Constant), Time);
        await Floor();
        for (var i = 0; i < Warmings; i++) await portal.RateAsync();
        return await Ratios.TakeAsync("/s", Pairs, Floor, portal.RateAsync, async () =>
            [await ProcessorAsync("floor", floor, Floor), await ProcessorAsync("portal", portal.Side, portal.RateAsync)]);
    }

    /// <summary>Against its own idle rate, while as much usage comes in as half of what could.</summary>
    public static async Task<Ratios> WhileIngestingAsync()
    {
        await using var portal = await Asked.StartAsync();
        await portal.RateAsync();
        await portal.ReportAsync(perSecond: null);
        var half = await portal.ReportAsync(perSecond: null) / 2;
        var came = new List<double>();
        for (var i = 0; i < Warmings; i++) await BothAsync();
        came.Clear();
        return await Ratios.TakeAsync("/s", Pairs, portal.RateAsync, BothAsync, async () =>
        [
            string.Create(CultureInfo.InvariantCulture, $"While asked, {came.Order().ElementAt(came.Count / 2) * Batch:N0} events/s came in, of {half * Batch:N0} that were sent; without questions {2 * half * Batch:N0} can."),
            await portal.SayAsync(),
        ]);

        async Task<double> BothAsync()
        {
            var reporting = portal.ReportAsync(half);
            var rate = await portal.RateAsync();
            came.Add(await reporting);
            return rate;
        }
    }

    /// <summary>On two nodes and PostgreSQL: usage is acknowledged by one, and the other is asked until it says so.</summary>
    public static async Task<Ratios> SeenAsync()
    {
        var server = Environment.GetEnvironmentVariable("PORTAL_BENCH_POSTGRES") ?? throw new InvalidOperationException("Name a PostgreSQL to measure on: PORTAL_BENCH_POSTGRES='Host=…;Username=…;Database=postgres'. A database is made there and dropped.");
        await using var store = await BenchDatabase.MakeAsync(server);
        await store.MigrateAsync();
        string[] shared = ["--Database:Provider=PostgreSQL", $"--ConnectionStrings:Portal={store.ConnectionString}"];
        await using var here = await Asked.StartAsync(shared);
        await using var there = await Asked.BesideAsync(here, shared);
        var taken = new List<double>();
        for (var i = 0; i < Changes; i++) taken.Add(await here.SeenByAsync(there, "cust_1"));
        taken.Sort();
        return new("ms", [(1000, taken[taken.Count / 2])], 1, [string.Create(CultureInfo.InvariantCulture, $"{Changes} changes: median {taken[taken.Count / 2]:0} ms, 95 % within {taken[(int)(taken.Count * 0.95)]:0} ms, the slowest {taken[^1]:0} ms.")]);
    }

    private static async Task GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> ProcessorAsync(string name, Side side, Func<Task<double>> load)
    {
        var before = side.CpuSeconds;
        var rate = await load();
        return string.Create(CultureInfo.InvariantCulture, $"Processor of the {name}: {(side.CpuSeconds - before) * 1e6 / (rate * Length.TotalSeconds):0} µs a request.");
    }

    /// <summary>A portal with a thousand customers and a key.</summary>
    private sealed class Asked(string folder, Side side, string key) : IAsyncDisposable
    {
        private readonly UsagePosts posts = new(key);
        private int asked;

        public Side Side => side;

        public static async Task<Asked> StartAsync(params string[] settings)
        {
            var (folder, side) = await SideAsync(settings);
            await PostAsync(side, $"/bench/customers/{UsagePosts.Customers}");
            return new(folder, side, await PostAsync(side, "/bench/key"));
        }

        /// <summary>Another node on the same database.</summary>
        public static async Task<Asked> BesideAsync(Asked first, params string[] settings)
        {
            var (folder, side) = await SideAsync(settings);
            return new(folder, side, first.Key);
        }

        private string Key { get; } = Authorized(side, key);

        public Task<double> RateAsync() => ClosedLoop.RateAsync(Connections, Length, () => GetAsync(side.Client, $"/api/v1/entitlements/cust_{(Interlocked.Increment(ref asked) & int.MaxValue) % UsagePosts.Customers + 1}"), Time);

        /// <summary>Batches of usage that went in per second: so many, or as many as can.</summary>
        public async Task<double> ReportAsync(double? perSecond)
        {
            if (perSecond is not { } wanted) return await ClosedLoop.RateAsync(16, Length, () => posts.SendAsync(side.Client, Batch), Time);
            var (begun, sent) = (Time.GetTimestamp(), new List<Task>());
            while (Time.GetElapsedTime(begun) < Length)
            {
                for (var due = Time.GetElapsedTime(begun).TotalSeconds * wanted; sent.Count < due;) sent.Add(posts.SendAsync(side.Client, Batch));
                await Task.Delay(TimeSpan.FromMilliseconds(5), Time);
            }
            await Task.WhenAll(sent);
            return sent.Count / Time.GetElapsedTime(begun).TotalSeconds;
        }

        /// <summary>Milliseconds from the acknowledgement of one event here to the first answer there that has it.</summary>
        public async Task<double> SeenByAsync(Asked there, string customer)
        {
            var before = await there.UsedAsync(customer);
            using var request = new HttpRequestMessage(HttpMethod.Post, UsagePosts.Path) { Content = JsonContent.Create(new { eventId = posts.Id(), customer, units = 1 }) };
            using var answer = await side.Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var acknowledged = Time.GetTimestamp();
            while (await there.UsedAsync(customer) == before) await Task.Delay(TimeSpan.FromMilliseconds(2), Time);
            return Time.GetElapsedTime(acknowledged).TotalMilliseconds;
        }

        public async Task<string> SayAsync() => (await side.Client.GetFromJsonAsync<UsageSums>("/bench/usage"))!.Say(posts.Sent);

        public async ValueTask DisposeAsync()
        {
            await side.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        private async Task<long> UsedAsync(string customer) => (await side.Client.GetFromJsonAsync<JsonElement>("/api/v1/entitlements/" + customer)).GetProperty("used").GetInt64();

        private static string Authorized(Side side, string key)
        {
            side.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return key;
        }

        private static async Task<(string Folder, Side Side)> SideAsync(string[] settings)
        {
            var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
            return (folder, await Side.StartAsync(["serve-portal", $"--Portal:DataFolder={folder}", "--Api:RequestsPerMinute=100000000", .. settings]));
        }

        private static async Task<string> PostAsync(Side side, string path)
        {
            using var answer = await side.Client.PostAsync(new Uri(path, UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
