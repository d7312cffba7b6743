using System.Net;
using System.Text;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Sandbox.Webhooks;

namespace BillingPortal.Tests.Sandbox.Chaos;

[Trait("Part", "web")]
public sealed class ChaosTests
{
    [Fact]
    public async Task DuplicatedWebhook_ComesTwiceUnderOneEventId()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await DeliveryTests.HearAsync(sandbox, receiver);
        await sandbox.ChaosAsync("""{"duplicate":1}""");
        await sandbox.CustomerAsync();
        await receiver.CountAsync(2);
        await sandbox.CustomerAsync();
        await receiver.CountAsync(3);
        Assert.Equal([2, 1], receiver.Received.GroupBy(r => r.Id, StringComparer.Ordinal).Select(g => g.Count()).OrderDescending());
    }

    [Fact]
    public async Task ReorderedWebhooks_ComeTheLastFirst()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await DeliveryTests.HearAsync(sandbox, receiver, "enabled_events[]=customer.created");
        await sandbox.ChaosAsync("""{"reorder":{"next":3,"size":3}}""");
        var made = new List<string>();
        for (var i = 0; i < 3; i++) made.Insert(0, await sandbox.CustomerAsync());
        await receiver.CountAsync(3);
        Assert.Equal(made, receiver.Received.Select(r => (string)r.Event["data"]!["object"]!["id"]!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task DroppedWebhook_NeverComes_AndEveryFifthIsAShareOfATwentyPercent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await DeliveryTests.HearAsync(sandbox, receiver);
        await sandbox.ChaosAsync("""{"drop":{"share":0.2,"path":"customer.created"}}""");
        for (var i = 0; i < 10; i++) await sandbox.CustomerAsync();
        await receiver.CountAsync(8);
        Assert.Equal(2, (await sandbox.View.DeliveriesAsync()).Count(d => (string?)d["state"] == "dropped"));
    }

    [Fact]
    public async Task DelayedWebhook_WaitsItsTime()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        await DeliveryTests.HearAsync(sandbox, receiver);
        await sandbox.ChaosAsync("""{"delay":{"next":1,"seconds":60}}""");
        var before = time.GetUtcNow().ToUnixTimeSeconds();
        await sandbox.CustomerAsync();
        await DeliveryTests.DriveAsync(time, receiver.CountAsync(1), TimeSpan.FromSeconds(1));
        Assert.True(receiver.Received[0].SignedAt - before >= 60);
    }

    [Fact]
    public async Task AnswersAsAsked_AsOftenAsAsked_WhereAsked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ChaosAsync("""{"answer429":{"next":2,"path":"/v1/customers"},"answer409":{"next":1,"path":"/v1/refunds"}}""");
        Assert.Equal(200, (await sandbox.GetAsync("events")).Status);
        Assert.Equal("rate_limit", (await sandbox.GetAsync("customers")).Outcome());
        Assert.Equal(429, (await sandbox.PostAsync("customers", "name=a", idempotencyKey: "k")).Status);
        Assert.Equal(200, (await sandbox.PostAsync("customers", "name=a", idempotencyKey: "k")).Status);
        Assert.Equal((409, "idempotency_key_in_use"), ((await sandbox.GetAsync("refunds")).Status, "idempotency_key_in_use"));
    }

    [Fact]
    public async Task BrokenRead_IsFiveHundredOnce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ChaosAsync("""{"answer500Before":1}""");
        Assert.Equal(500, (await sandbox.GetAsync("customers")).Status);
        Assert.Equal(200, (await sandbox.GetAsync("customers")).Status);
    }

    [Fact]
    public async Task CutConnection_HasHadItsEffect()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ChaosAsync("""{"cut":1}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k"));
        var again = await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
        Assert.Equal((200, "true"), (again.Status, again.Headers["Idempotent-Replayed"]));
        Assert.Single((await sandbox.GetAsync("customers")).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task RateLimit_IsSoManyInASecond()
    {
        var time = new ManualTime();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        await sandbox.ChaosAsync("""{"rateLimit":true}""");
        for (var i = 0; i < 25; i++) Assert.Equal(200, (await sandbox.GetAsync("customers")).Status);
        Assert.Equal(429, (await sandbox.GetAsync("customers")).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await sandbox.GetAsync("customers")).Status);
    }

    [Theory]
    [InlineData("""{"fire":1}""", "application/json", 400), InlineData("""{"drop":{"nxt":1}}""", "application/json", 400), InlineData("nonsense", "application/json", 400), InlineData("drop=1", "application/x-www-form-urlencoded", 415)]
    public async Task WrongOrder_ChangesNothing(string body, string type, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ChaosAsync("""{"slow":{"seconds":1,"path":"/v1/nowhere"}}""");
        using var content = new StringContent(body, Encoding.UTF8, type);
        Assert.Equal((HttpStatusCode)status, (await sandbox.Client.PostAsync("chaos", content)).StatusCode);
        Assert.Contains("/v1/nowhere", await sandbox.Client.GetStringAsync("chaos"), StringComparison.Ordinal);
        await sandbox.ChaosAsync("""{"reset":true}""");
        Assert.Equal("{}", await sandbox.Client.GetStringAsync("chaos"));
    }
}
