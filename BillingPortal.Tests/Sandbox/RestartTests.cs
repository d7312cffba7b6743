using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Sandbox.Webhooks;

namespace BillingPortal.Tests.Sandbox;

[Trait("Part", "web")]
public sealed class RestartTests
{
    [Fact]
    public async Task NewStart_GoesOnWithObjectsKeysSwitchesAndWebhooks()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox");
        var time = new ManualTime();
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = count => count == 1 ? 500 : 200;
        StripeReply made;
        await using (var first = await RunningSandbox.StartAsync(time, folder.FullName))
        {
            await DeliveryTests.HearAsync(first, receiver, "enabled_events[]=customer.created");
            made = await first.PostAsync("customers", "name=Ann", idempotencyKey: "k");
            await receiver.CountAsync(1);
            await first.ChaosAsync("""{"answer429":{"next":1,"path":"/v1/refunds"}}""");
        }
        await using (var second = await RunningSandbox.StartAsync(time, folder.FullName))
        {
            Assert.Equal(made.Id, (await second.PostAsync("customers", "name=Ann", idempotencyKey: "k")).Id);
            Assert.Equal(429, (await second.GetAsync("refunds")).Status);
            Assert.Equal(["customer.created"], await second.EventsAsync());
            await DeliveryTests.DriveAsync(time, receiver.CountAsync(2));
        }
        Assert.Single(receiver.Received.Select(r => r.Id).Distinct(StringComparer.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task KilledProgram_HasKeptWhatItAnswered()
    {
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        var (killed, address) = await ProgramProcess.ServeAsync([.. store.Arguments, "--Portal:Sample=None"]);
        string answer;
        using (killed)
        {
            answer = await MakeAsync(address);
            Process.GetProcessById(killed.Id).Kill();
        }
        var (again, next) = await ProgramProcess.ServeAsync([.. store.Arguments, "--Portal:Sample=None"]);
        using (again) Assert.Equal(answer, await MakeAsync(next));
    }

    // The same call under the same key: what the first one was told is told again.
    private static async Task<string> MakeAsync(Uri address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/sandbox/stripe/v1/customers")) { Content = new StringContent("name=Ann", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningSandbox.SecretKey);
        request.Headers.Add("Idempotency-Key", "k");
        using var answer = await client.SendAsync(request);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
    }
}
