using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Wire;

[Trait("Part", "web")]
public sealed class IdempotencyTests
{
    [Fact]
    public async Task SameKey_GetsTheFirstAnswer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await sandbox.PostAsync("customers", "name=Ann&email=a%40b", idempotencyKey: "k");
        var again = await sandbox.PostAsync("customers", "email=a%40b&name=Ann", idempotencyKey: "k");
        Assert.Equal((first.Id, "true", first.Headers["Request-Id"]), (again.Id, again.Headers["Idempotent-Replayed"], again.Headers["Original-Request"]));
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.Single((await sandbox.GetAsync("customers")).Json["data"]!.AsArray());
    }

    [Theory]
    [InlineData("customers", "name=Bob"), InlineData("setup_intents", "name=Ann")]
    public async Task SameKeyForSomethingElse_IsAnError(string path, string form)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
        var refused = await sandbox.PostAsync(path, form, idempotencyKey: "k");
        Assert.Equal((400, "idempotency_error"), (refused.Status, refused["error.type"]));
    }

    [Fact]
    public async Task WrongParameters_LeaveTheKeyFree()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(400, (await sandbox.PostAsync("customers", "nme=Ann", idempotencyKey: "k")).Status);
        Assert.Equal(200, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Status);
    }

    [Fact]
    public async Task Decline_IsReplayedToo()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var form = $"amount=500&currency=usd&{Lives.NoRedirects}&payment_method=pm_card_visa_chargeDeclined&confirm=true";
        var first = await sandbox.PostAsync("payment_intents", form, idempotencyKey: "k");
        var again = await sandbox.PostAsync("payment_intents", form, idempotencyKey: "k");
        Assert.Equal((402, 402, first["error.payment_intent.id"]), (first.Status, again.Status, again["error.payment_intent.id"]));
        Assert.Single(await sandbox.EventsAsync("payment_intent.created"));
    }

    [Theory]
    [InlineData("answer500Before", 0), InlineData("answer500After", 1)]
    public async Task BrokenAnswer_IsKeptForItsKey_AndTheNextKeyWorks(string kind, int made)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.ChaosAsync($$"""{"{{kind}}":1}""");
        Assert.Equal(500, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Status);
        var again = await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
        Assert.Equal((500, "true", "api_error"), (again.Status, again.Headers["Idempotent-Replayed"], again["error.type"]));
        Assert.Equal(made, (await sandbox.GetAsync("customers")).Json["data"]!.AsArray().Count);
        Assert.Equal(200, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k2")).Status);
    }

    [Fact]
    public async Task KeyOfARunningCall_IsInUse()
    {
        var time = new ManualTime();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        await sandbox.ChaosAsync("""{"slow":{"next":1,"seconds":30}}""");
        var running = sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
        var second = await FirstConflictAsync(sandbox, running);
        Assert.Equal((409, "idempotency_key_in_use", "idempotency_error"), (second.Status, second["error.code"], second["error.type"]));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((await running).Id, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Id);
    }

    [Fact]
    public async Task Key_IsForgottenAfterADay()
    {
        var time = new ManualTime();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        var first = await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
        time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(first.Id, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Id);
        time.Advance(TimeSpan.FromHours(2));
        Assert.NotEqual(first.Id, (await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Id, StringComparer.Ordinal);
    }

    // Which of two simultaneous calls comes first is the machine's choice: the slow one must have taken the switch, then the other meets the key.
    private static async Task<StripeReply> FirstConflictAsync(RunningSandbox sandbox, Task<StripeReply> running)
    {
        while (!running.IsCompleted && await sandbox.Client.GetStringAsync("chaos") != "{}") await Task.Yield();
        return await sandbox.PostAsync("customers", "name=Ann", idempotencyKey: "k");
    }
}
