using System.Net.Http.Json;
using System.Text.Json;

namespace BillingPortal.Benchmarks.System;

/// <summary>W2: events handled per second, each with a question to the sandbox and its row marked, against the bare questions.</summary>
internal static class WebhookProcessing
{
    private const int Events = 3000;
    private const int Customers = 500;
    private const int Connections = 16;
    private const int Pairs = 5;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    public static async Task<Ratios> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        try
        {
            await using var portal = await Side.StartAsync("serve-portal", $"--Portal:DataFolder={folder}", $"--Stripe:WebhookSecret={Posts.Secret}", $"--Webhooks:HandledAtOnce={Connections}");
            var customers = await CustomersAsync(portal.Client);
            await StoreAsync(portal.Client, customers);
            await DrainedAsync(portal.Client);
            var asked = 0;
            Task<double> Floor() => ClosedLoop.RateAsync(Connections, Length, () => AskAsync(portal.Client, customers[(Interlocked.Increment(ref asked) & int.MaxValue) % customers.Count]), TimeProvider.System);
            Task<double> Product() => AgainAsync(portal.Client);
            await Floor();
            await Product();
            var before = await StandingAsync(portal.Client);
            var rounds = 0;
            return await Ratios.TakeAsync("/s", Pairs, Floor, () =>
            {
                rounds++;
                return Product();
            }, async () =>
            {
                var fetched = (await StandingAsync(portal.Client)).Fetched - before.Fetched;
                return [$"Handled {fetched} of {rounds * Events} events put in the row: {(fetched == rounds * Events ? "each once" : "**DIFFERENT**")}."];
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> CustomersAsync(HttpClient client)
    {
        var ids = new List<string>();
        for (var i = 0; i < Customers; i++)
        {
            using var request = Stripe(HttpMethod.Post, "customers");
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("name", $"Customer {i}")]);
            using var answer = await client.SendAsync(request);
            ids.Add((await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }
        return ids;
    }

    private static Task StoreAsync(HttpClient client, IReadOnlyList<string> customers)
    {
        var posts = new Posts(TimeProvider.System);
        return Parallel.ForEachAsync(Enumerable.Range(0, Events), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (i, ct) =>
        {
            using var request = posts.Next(customers[i % customers.Count], FetchCustomer.Type);
            using var answer = await client.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
        });
    }

    private static async Task AskAsync(HttpClient client, string customer)
    {
        using var request = Stripe(HttpMethod.Get, "customers/" + customer);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    // All events once more: what is measured begins with a full row and ends with an empty one.
    private static async Task<double> AgainAsync(HttpClient client)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var answer = await client.PostAsync("/bench/again", null);
        answer.EnsureSuccessStatusCode();
        await DrainedAsync(client);
        return Events / TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task DrainedAsync(HttpClient client)
    {
        while ((await StandingAsync(client)).Waiting > 0) await Task.Delay(Look, TimeProvider.System);
    }

    private static async Task<Standing> StandingAsync(HttpClient client) => (await client.GetFromJsonAsync<Standing>("/bench"))!;

    private static HttpRequestMessage Stripe(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, "/sandbox/stripe/v1/" + path);
        request.Headers.Authorization = new("Bearer", "sk_test_sandbox");
        return request;
    }
}
