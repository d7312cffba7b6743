using System.Net;
using System.Text;
using BillingPortal.Platform.Security;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Security;

[Trait("Part", "web")]
public sealed class LimitsTests
{
    [Fact]
    public async Task LargeForm_IsRefusedUnread()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var form = new FormUrlEncodedContent([new("theme", new string('x', SmallForms.FormBytes))]);
        using var answer = await portal.Client.PostAsync(new Uri("/theme", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task LargeFormWithoutALength_IsRefusedToo()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var form = new FormUrlEncodedContent([new("theme", new string('x', SmallForms.FormBytes))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme") { Content = form };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await portal.Client.SendAsync(request);
        Assert.True((int)answer.StatusCode is 400 or 413, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task LargeBody_IsRefusedByTheServer()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var body = new StringContent("{\"to\":\"" + new string('x', SmallForms.BodyBytes) + "\"}", Encoding.UTF8, "application/json");
        using var answer = await portal.Client.PostAsync(new Uri("/sandbox/clock", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task LargeHeaders_AreRefused()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("X-Long", new string('x', 20_000));
        using var answer = await portal.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }
}
