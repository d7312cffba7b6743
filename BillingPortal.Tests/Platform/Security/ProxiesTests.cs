using System.Net;
using System.Net.Http.Json;
using BillingPortal.Platform.Security;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Security;

[Trait("Part", "web")]
public sealed class ProxiesTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", true)]
    public async Task ForwardedHeader_IsBelievedOnlyFromANamedProxy(string proxies, bool believed)
    {
        await using var portal = await RunningPortal.StartAsync(adjust: services => services.AddSingleton<IStartupFilter, Echo>(), settings: $"--Security:Proxies={proxies}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await portal.Client.SendAsync(request);
        Assert.Equal(believed ? "203.0.113.9 https" : "127.0.0.1 http", Assert.Single(answer.Headers.GetValues("X-Seen")));
    }

    [Theory]
    [InlineData("proxy.local")]
    [InlineData("10.0.0.0/99")]
    public void ProxyThatIsNoAddress_IsAFault(string proxies) => Assert.Contains(proxies, Assert.Single(new SecuritySettings { Proxies = proxies }.Faults()), StringComparison.Ordinal);

    [Fact]
    public void AddressesAndNetworks_AreTaken() => Assert.Empty(new SecuritySettings { Proxies = "10.0.0.7, 192.168.0.0/16 ::1,fd00::/8" }.Faults());

    /// <summary>Says in a header whom the portal took the caller for.</summary>
    private sealed class Echo : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers["X-Seen"] = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}";
                    return Task.CompletedTask;
                });
                return go(context);
            });
            next(app);
        };
    }
}
