using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Webhooks;

/// <summary>The portal and its own sandbox, over HTTP: what happens there is told here.</summary>
[Trait("Part", "web")]
public sealed class SandboxTests
{
    [Theory, OnBoth]
    public async Task WhatHappensAtTheSandbox_IsToldToThePortal_ThatAsksBack(DatabaseProvider provider)
    {
        var told = new Told();
        await using var portal = await RunningPortal.StartAsync(provider, s => s.AddSingleton(told).AddStripeHandler<AskBack>());
        await RegisteredAsync(portal);
        var made = await MakeAsync(portal, "prof_1");
        Assert.Equal((made.Id, "prof_1"), await told.NextAsync());
    }

    [Fact]
    public async Task DuplicatedAndReorderedPosts_AreHandledOnceEach()
    {
        var told = new Told();
        await using var portal = await RunningPortal.StartAsync(DatabaseProvider.Sqlite, s => s.AddSingleton(told).AddStripeHandler<AskBack>());
        await RegisteredAsync(portal);
        await ChaosAsync(portal, """{"duplicate":{"next":5},"reorder":{"next":1}}""");
        for (var i = 0; i < 5; i++) await MakeAsync(portal, $"prof_{i}");
        var heard = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 5; i++) Assert.True(heard.Add((await told.NextAsync()).Profile!), "Handled twice.");
    }

    [Fact]
    public async Task DroppedPosts_AreReadFromTheList()
    {
        var told = new Told();
        await using var portal = await RunningPortal.StartAsync(DatabaseProvider.Sqlite, s => s.AddSingleton(told).AddStripeHandler<AskBack>());
        await RegisteredAsync(portal);
        await ChaosAsync(portal, """{"drop":{}}""");
        for (var i = 0; i < 3; i++) await MakeAsync(portal, $"prof_{i}");
        await portal.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("read-missed-events");
        var heard = new SortedSet<string?>(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++) heard.Add((await told.NextAsync()).Profile);
        Assert.Equal("prof_0 prof_1 prof_2", string.Join(' ', heard));
        await portal.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("read-missed-events");
        Assert.Equal(3, await EventsAsync(portal));
    }

    [Fact]
    public async Task StartedAtAnotherAddress_TheEndpointMovesAndItsSecretStays()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        RegisteredEndpoint first;
        await using (var portal = await RunningPortal.OnAsync(store)) first = await RegisteredAsync(portal);
        var told = new Told();
        await using var moved = await RunningPortal.OnAsync(store, s => s.AddSingleton(told).AddStripeHandler<AskBack>());
        Assert.Equal(first, await RegisteredAsync(moved));
        Assert.Contains(moved.Client.BaseAddress!.Authority, (await moved.Get<IEventsAtStripe>().EndpointsAsync()).Single().Url, StringComparison.Ordinal);
        await MakeAsync(moved, "prof_1");
        Assert.Equal("prof_1", (await told.NextAsync()).Profile);
    }

    [Fact]
    public async Task KilledInTheMiddleOfABurst_LosesNothingAcknowledged_AndGoesOn()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        string[] arguments = [.. store.Arguments, $"--Stripe:WebhookSecret={Posted.Secret}", "--Portal:Sample=None"];
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        var answered = 0;
        var (program, address) = await ProgramProcess.ServeAsync(arguments);
        using (var client = new HttpClient { BaseAddress = address })
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, ct) =>
            {
                var body = Posted.Event($"evt_{i}", $"cus_{i % 20}");
                using var answer = await client.PostEventAsync(body, Posted.Signature(body, TimeProvider.System.GetUtcNow(), Posted.Secret));
                if (answer.IsSuccessStatusCode) acknowledged.Add($"evt_{i}");
                if (Interlocked.Increment(ref answered) == 60) program.Dispose(); // kill -9
            }));
        }
        var later = new ManualTime(TimeProvider.System.GetUtcNow() + ProcessEvents.LeaseSpan); // the leases of the dead have run out
        await using var restarted = await PortalKit.OnAsync(store, later, s => s.AddStripeEar(), ownsDatabase: false, $"--Stripe:WebhookSecret={Posted.Secret}");
        var stored = await restarted.ReadAsync(db => db.Set<StripeEventRow>().Where(e => e.Type == "test.told").Select(e => e.EventId).ToListAsync());
        Assert.Empty(acknowledged.Except(stored, StringComparer.Ordinal));
        // The program that was killed has no handler for this type: what it came to, it ignored.
        await restarted.Database.WriteAsync(db => restarted.Get<InboxBoard>().ProcessAgainAsync(db, restarted.Get<InboxBoard>().Matching(db, new(Type: "test.told"))));
        await restarted.ProcessAsync();
        Assert.Equal(stored.Order(StringComparer.Ordinal), (await restarted.EffectsAsync()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // It ends by itself once the endpoint is there.
    private static async Task<RegisteredEndpoint> RegisteredAsync(RunningPortal portal)
    {
        await portal.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<RegisterAtSandbox>().Single().ExecuteTask!;
        return (await portal.Get<WebhookSecrets>().RegisteredAsync())!;
    }

    private static async Task<CustomerAtStripe> MakeAsync(RunningPortal portal, string profile) =>
        (await portal.Get<ICustomersAtStripe>().CreateAsync(profile, new("test", profile, "first"))).Value;

    private static async Task ChaosAsync(RunningPortal portal, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await portal.Client.PostAsync("/sandbox/chaos", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<int> EventsAsync(RunningPortal portal)
    {
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().CountAsync(e => e.Type == "customer.created");
    }

    /// <summary>What the handler learnt by asking back, as it comes.</summary>
    private sealed class Told
    {
        private readonly System.Threading.Channels.Channel<(string Id, string? Profile)> channel = System.Threading.Channels.Channel.CreateUnbounded<(string, string?)>();

        public void Say(string id, string? profile) => channel.Writer.TryWrite((id, profile));

        public async Task<(string Id, string? Profile)> NextAsync() => await channel.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class AskBack(ICustomersAtStripe customers, Told told) : IStripeHandler
    {
        public static IReadOnlyList<string> Types { get; } = ["customer.created"];

        public async Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct)
        {
            var found = (await customers.FetchAsync(news.Subject, ct)).Value;
            return (db, _) =>
            {
                db.AfterCommit(() => told.Say(found.Id, found.Profile));
                return Task.CompletedTask;
            };
        }
    }
}
