using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Identity;

/// <summary>A link in a mail leads to the portal, whatever host the request that caused it named.</summary>
[Trait("Part", "web")]
public sealed class PortalAddressTests
{
    [Fact]
    public async Task MailedLink_LeadsToThePublicAddress()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Portal:PublicUrl=https://billing.example.com/");
        Assert.StartsWith("https://billing.example.com/confirm?token=", await LinkAsync(portal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailedLink_InASandboxWithoutOne_LeadsToWhereThePortalListens()
    {
        await using var portal = await RunningPortal.StartAsync();
        Assert.StartsWith(new Uri(portal.Client.BaseAddress!, "/confirm?token=").ToString(), await LinkAsync(portal), StringComparison.Ordinal);
    }

    // The form comes back under a stranger's host, by the header itself and by those of a proxy.
    private static async Task<string> LinkAsync(RunningPortal portal)
    {
        using var browser = new BrowserLike(portal, headers: [("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https")]);
        await browser.PostAsync("/signup", "signup", ("email", "ann@example.com"), ("name", ""), ("password", AccountKit.Password), ("repeat", AccountKit.Password));
        var mail = Assert.Single(await portal.Get<IDbContextFactory<PortalDb>>().ToAsync("ann@example.com"));
        Assert.DoesNotContain("evil", mail.Html + mail.Text, StringComparison.Ordinal);
        return Assert.Single(mail.Text!.Split(['\n', ' ']), word => word.Contains("token=", StringComparison.Ordinal));
    }
}
