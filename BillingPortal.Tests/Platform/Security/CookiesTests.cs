using BillingPortal.Tests.Shell;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BillingPortal.Tests.Platform.Security;

[Trait("Part", "web")]
public sealed class CookiesTests
{
    [Theory]
    [InlineData("Production", "http", true)]
    [InlineData("Production", "https", true)]
    [InlineData("Development", "https", true)]
    [InlineData("Development", "http", false)]
    public async Task Cookies_AreForHttpOnlyAndForThisSite(string environment, string scheme, bool secure)
    {
        await using var host = new ShellHost(environment);
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new($"{scheme}://localhost"), HandleCookies = false, AllowAutoRedirect = false });
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative));
        var cookies = page.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Contains(cookies, c => c.StartsWith("portal-form=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        });
    }
}
