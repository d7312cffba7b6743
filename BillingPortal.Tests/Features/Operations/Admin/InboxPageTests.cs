using System.Net;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Operations.Admin;

[Trait("Part", "web")]
public sealed class InboxPageTests
{
    [Fact]
    public async Task Stranger_IsSentToSignIn_AndACustomerSeesNothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        var answer = await portal.Client.GetAsync("/admin/webhooks");
        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (answer.StatusCode, answer.Headers.Location?.AbsolutePath));
        await using var customers = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(Roles.Customer));
        Assert.Equal(HttpStatusCode.Forbidden, (await customers.Client.GetAsync("/admin/webhooks")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await customers.Client.GetAsync("/admin/webhooks/1")).StatusCode);
    }

    [Theory]
    [InlineData(Roles.Support, true), InlineData(Roles.Admin, false)]
    public async Task Events_AreShown_AndOnlyAdminsCanProcessAgain(string role, bool isDisabled)
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => WithoutPump(s.AddSignedInAs(role)));
        await portal.Get<StoreEvent>().RunAsync(Posted.Event("evt_1", "cus_shown", "charge.failed"));
        await portal.Get<ProcessEvents>().RunAsync();
        var list = await portal.Client.GetStringAsync("/admin/webhooks?type=charge.failed");
        Assert.Contains("cus_shown", list, StringComparison.Ordinal);
        Assert.Equal(isDisabled, ButtonOf(list, "Process 1 again").Contains(" disabled", StringComparison.Ordinal));
        var link = list.Split("href=\"/admin/webhooks/")[1].Split('"')[0];
        var one = await portal.Client.GetStringAsync("/admin/webhooks/" + link);
        Assert.All(["Nothing in this version asks for events of this type.", "evt_1", "SHA-256"], words => Assert.Contains(words, WebUtility.HtmlDecode(one), StringComparison.Ordinal));
        Assert.Equal(isDisabled, ButtonOf(one, "Process again").Contains(" disabled", StringComparison.Ordinal));
        Assert.Contains("No such event", await portal.Client.GetStringAsync("/admin/webhooks?state=dead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumberOfNoEvent_IsNotFound()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(Roles.Admin));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/admin/webhooks/999999")).StatusCode);
    }

    private static string ButtonOf(string page, string words) => page.Split(words)[0].Split("<button")[^1];

    private static void WithoutPump(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationType == typeof(InboxPump)));
}
