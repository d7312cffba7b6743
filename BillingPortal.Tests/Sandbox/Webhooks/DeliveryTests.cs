using System.Security.Cryptography;
using System.Text;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Webhooks;

[Trait("Part", "web")]
public sealed class DeliveryTests
{
    [Fact]
    public async Task Webhook_IsSignedWithTheWholeSecretOverTimeAndBody()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        var endpoint = await HearAsync(sandbox, receiver);
        var customer = await sandbox.CustomerAsync();
        await receiver.CountAsync(1);
        var webhook = receiver.Received[0];
        Assert.Equal(("customer.created", customer), (webhook.Type, (string?)webhook.Event["data"]!["object"]!["id"]));
        Assert.Equal($"t={webhook.SignedAt},v1={Hash($"{webhook.SignedAt}.{webhook.Body}", endpoint["secret"]!)}", webhook.Signature);
        Assert.StartsWith("whsec_", endpoint["secret"], StringComparison.Ordinal);
        Assert.False((await sandbox.GetAsync("webhook_endpoints/" + endpoint.Id)).Json.ContainsKey("secret"));
    }

    [Fact]
    public async Task Endpoint_HearsWhatItAskedForInItsVersion_AndNothingWhenDisabledOrGone()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        var endpoint = await HearAsync(sandbox, receiver, "enabled_events[]=customer.deleted&api_version=2026-10-28.endive");
        var (first, second, third) = (await sandbox.CustomerAsync(), await sandbox.CustomerAsync(), await sandbox.CustomerAsync());
        await sandbox.DeleteAsync("customers/" + first);
        await receiver.CountAsync(1);
        Assert.Equal(("customer.deleted", "2026-10-28.endive"), (receiver.Received[0].Type, (string?)receiver.Received[0].Event["api_version"]));
        await sandbox.PostAsync("webhook_endpoints/" + endpoint.Id, "disabled=true");
        await sandbox.DeleteAsync("customers/" + second);
        await sandbox.PostAsync("webhook_endpoints/" + endpoint.Id, "disabled=false");
        await sandbox.DeleteAsync("webhook_endpoints/" + endpoint.Id);
        await sandbox.DeleteAsync("customers/" + third);
        Assert.Single(await sandbox.View.DeliveriesAsync());
    }

    [Fact]
    public async Task RefusedWebhook_IsTriedAgainWithGrowingPausesAndFreshSignatures()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        receiver.Answer = count => count < 4 ? 500 : 200;
        await HearAsync(sandbox, receiver);
        await sandbox.CustomerAsync();
        for (var count = 1; count <= 4; count++) await DriveAsync(time, receiver.CountAsync(count));
        var at = receiver.Received.Select(r => r.SignedAt).ToArray();
        var pauses = at.Zip(at.Skip(1), (a, b) => b - a).ToArray();
        Assert.True(pauses[0] >= 2 && pauses[1] >= 5 && pauses[2] >= 15, string.Join(' ', pauses));
        Assert.Single(receiver.Received.Select(r => r.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(4, receiver.Received.Select(r => r.Signature).Distinct(StringComparer.Ordinal).Count());
        await DriveAsync(time, StateAsync(sandbox, "succeeded"));
    }

    [Fact]
    public async Task WebhookThatIsNeverTaken_IsGivenUpAfterThreeDays_AndCanBeSentAgain()
    {
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync(time);
        var isWell = false;
        receiver.Answer = _ => isWell ? 200 : 500;
        await HearAsync(sandbox, receiver);
        await sandbox.CustomerAsync();
        await DriveAsync(time, StateAsync(sandbox, "failed"), TimeSpan.FromHours(2));
        var given = (await sandbox.View.DeliveriesAsync())[0];
        Assert.InRange(receiver.Received[^1].SignedAt - receiver.Received[0].SignedAt, 2 * 86_400, 3 * 86_400);
        isWell = true;
        Assert.Null((await sandbox.Actions.ResendAsync((string)given["id"]!)).Refusal);
        await DriveAsync(time, StateAsync(sandbox, "succeeded"));
    }

    [Fact]
    public async Task PendingWebhooks_CountWhatIsNotYetHeard()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.PostAsync("webhook_endpoints", "url=http%3A%2F%2F127.0.0.1%3A9%2F&enabled_events[]=*");
        await sandbox.CustomerAsync();
        Assert.Equal("1", (await sandbox.GetAsync("events"))["data.0.pending_webhooks"]);
    }

    [Theory]
    [InlineData("enabled_events[]=*", "url"), InlineData("url=ftp%3A%2F%2Fx&enabled_events[]=*", "url"), InlineData("url=http%3A%2F%2Fx", "enabled_events"), InlineData("url=http%3A%2F%2Fx&enabled_events[]=Customer", "enabled_events[0]")]
    public async Task EndpointThatCannotBe_IsRefused(string form, string param)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(param, (await sandbox.PostAsync("webhook_endpoints", form))["error.param"]);
    }

    internal static Task<StripeReply> HearAsync(RunningSandbox sandbox, WebhookReceiver receiver, string what = "enabled_events[]=*") =>
        sandbox.PostAsync("webhook_endpoints", $"url={Uri.EscapeDataString(receiver.Url)}&{what}");

    /// <summary>Moves the time until it has happened.</summary>
    internal static async Task DriveAsync(ManualTime time, Task happened, TimeSpan? step = null)
    {
        while (!happened.IsCompleted)
        {
            time.Advance(step ?? TimeSpan.FromMilliseconds(250));
            await Task.WhenAny(happened, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }
        await happened;
    }

    internal static async Task StateAsync(RunningSandbox sandbox, string state)
    {
        while ((string)(await sandbox.View.DeliveriesAsync(1))[0]["state"]! != state) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }

    private static string Hash(string message, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));
}
