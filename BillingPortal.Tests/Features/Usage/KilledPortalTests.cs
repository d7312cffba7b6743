using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class KilledPortalTests
{
    private const int Batch = 20;
    private const int Enough = 60;

    /// <summary>A real program, killed without warning while it writes; then another one, to which everything is sent again.</summary>
    [Theory, OnBoth]
    public async Task ProgramKilledUnderLoad_LosesNothingAnswered_AndCountsNothingTwice(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        for (var i = 0; i < 5; i++) await kit.CustomerAsync("c" + i);
        var key = (await kit.Database.WriteAsync(db => kit.Get<ApiKeys>().MakeAsync(db, "tests", [Scopes.Usage], null))).Text;
        string[] arguments = [.. kit.Store.Arguments, "--Portal:Sample=None", "--Api:RequestsPerMinute=1000000"];
        var (sent, answered) = await KillAsync(arguments, key);
        var stored = (await kit.EventsAsync()).Select(e => e.EventId!).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(answered.SelectMany(Ids), id => !stored.Contains(id));
        var (again, address) = await ProgramProcess.ServeAsync(arguments);
        using (again)
        using (var client = Client(address, key))
            Assert.All(await Task.WhenAll(Enumerable.Range(0, sent).Select(number => SendAsync(client, number))), Assert.True);
        Assert.Equal((long)sent * Batch, await kit.BalanceAsync());
    }

    private static async Task<(int Sent, IReadOnlyCollection<int> Answered)> KillAsync(string[] arguments, string key)
    {
        var (program, address) = await ProgramProcess.ServeAsync(arguments);
        var (sent, answered, enough) = (0, new ConcurrentBag<int>(), new TaskCompletionSource());
        using (program)
        using (var client = Client(address, key))
        {
            var load = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                for (var number = Interlocked.Increment(ref sent) - 1; await SendAsync(client, number); number = Interlocked.Increment(ref sent) - 1)
                {
                    answered.Add(number);
                    if (answered.Count >= Enough) enough.TrySetResult();
                }
            })).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await program.KillAsync();
            await Task.WhenAll(load);
        }
        return (sent, answered);
    }

    private static async Task<bool> SendAsync(HttpClient client, int number)
    {
        try
        {
            using var answer = await client.PostAsync("/api/v1/usage", new StringContent($"[{string.Join(',', Ids(number).Select(Event))}]", Encoding.UTF8, "application/json"));
            return answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Ids(int number) => Enumerable.Range(0, Batch).Select(i => string.Create(CultureInfo.InvariantCulture, $"e{number}-{i}"));

    private static string Event(string id, int i) => $$"""{"eventId":"{{id}}","customer":"c{{i % 5}}","units":1}""";

    private static HttpClient Client(Uri address, string key) => new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
}
