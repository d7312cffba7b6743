using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests;

[Trait("Part", "web")]
public sealed class SandboxDoorTests
{
    [Fact]
    public async Task Clock_MovesForward_AndSaysWhatItShows()
    {
        await using var portal = await RunningPortal.StartAsync();
        var before = await NowAsync(await portal.Client.GetAsync("/sandbox/clock"));
        var after = await NowAsync(await portal.Client.PostAsJsonAsync("/sandbox/clock", new { advanceSeconds = 86_400 }));
        Assert.InRange(after - before, TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(new DateTime(2100, 2, 28, 0, 0, 0, DateTimeKind.Utc), (await NowAsync(await portal.Client.PostAsJsonAsync("/sandbox/clock", new { to = "2100-02-28T01:00:00+01:00" }))).AddTicks(-1).Date);
    }

    [Theory]
    [InlineData("""{"advanceSeconds":-1}""", "clock_move_invalid")]
    [InlineData("""{"advanceSeconds":99999999999999999}""", "clock_move_invalid")]
    [InlineData("""{"advanceSeconds":1,"to":"2100-01-01T00:00:00Z"}""", "clock_move_invalid")]
    [InlineData("{}", "clock_move_invalid")]
    [InlineData("""{"to":"2001-01-01T00:00:00Z"}""", "clock_backwards")]
    [InlineData("""{"to":"2201-01-01T00:00:00Z"}""", "clock_too_far")]
    public async Task ClockMoveThatCannotBe_IsRefusedWithACode(string body, string code)
    {
        await using var portal = await RunningPortal.StartAsync();
        var answer = await PostAsync(portal, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task OtherForms_AreRefused()
    {
        await using var portal = await RunningPortal.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(portal, """{"to":"soon"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(portal, "nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(portal, "advanceSeconds=1", "application/x-www-form-urlencoded")).StatusCode);
    }

    [Theory]
    [InlineData("/sandbox/clock"), InlineData("/sandbox/mailbox"), InlineData("/sandbox/mail"), InlineData("/sandbox/mail/1")]
    public async Task NameThatIsNotThisMachines_IsTurnedAway(string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task WithAKeyOfStripe_ThereIsNoSandbox()
    {
        await using var store = await TestDatabase.EmptyAsync(BillingPortal.Platform.Settings.DatabaseProvider.Sqlite);
        await using var portal = await RunningPortal.OnAsync(store, null, false, "--Stripe:SecretKey=sk_test_" + "x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=billing@example.com");
        foreach (var path in new[] { "/sandbox/clock", "/sandbox/mailbox", "/sandbox/mail", "/sandbox/mail/1", "/Sandbox/Mail" })
            Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.Equal("""{"status":"ok","stripe_configured":true,"mode":"test"}""", await portal.Client.GetStringAsync("/health"));
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningPortal portal, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await portal.Client.PostAsync("/sandbox/clock", content);
    }

    private static async Task<DateTime> NowAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetDateTime();
    }
}
