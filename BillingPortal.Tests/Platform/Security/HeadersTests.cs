using System.Net;
using BillingPortal.Platform.Security;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Shell;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BillingPortal.Tests.Platform.Security;

[Trait("Part", "web")]
public sealed class HeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/styleguide")]
    [InlineData("/no-such-page")]
    [InlineData("/error/500")]
    [InlineData("/health")]
    [InlineData("/css/base.css")]
    public async Task Answer_TellsTheBrowserHowLittleItMayDo(string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", One(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", One(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    /// <summary>What is no document has nothing to load, to open or to refer from; it is not shown in a frame, and not taken for something else.</summary>
    [Fact]
    public async Task AnswerOfTheApi_SaysOnlyWhatConcernsData()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/api/v1/customers", UriKind.Relative));
        Assert.Equal(("nosniff", "DENY", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            (One(answer, "X-Content-Type-Options"), One(answer, "X-Frame-Options"), One(answer, "Content-Security-Policy")));
        Assert.False(answer.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Policy_LetsRunOnlyOwnFilesAndTheScriptOfThisAnswer()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (first, second) = (await PolicyAsync(portal), await PolicyAsync(portal));
        Assert.NotEqual(first["script-src"], second["script-src"], StringComparer.Ordinal);
        Assert.Matches("^'self' 'nonce-[A-Za-z0-9_-]{22}'$", first["script-src"]);
        Assert.Equal(("'self'", "'unsafe-inline'"), (first["style-src"], first["style-src-attr"]));
        Assert.Equal(("'none'", "'self'", "'self'", "'none'"), (first["frame-ancestors"], first["form-action"], first["base-uri"], first["object-src"]));
        Assert.Equal(("'self'", "'self' data:", "'self'", "'self'"), (first["connect-src"], first["img-src"], first["font-src"], first["frame-src"]));
    }

    [Theory]
    [InlineData("/sandbox/stripe/js/stripe.js", "", "", "")]
    [InlineData("http://127.0.0.1:5000/sandbox/stripe/js/stripe.js", " http://127.0.0.1:5000", " http://127.0.0.1:5000", " http://127.0.0.1:5000")]
    [InlineData(StripeSettings.OwnScriptUrl, " https://js.stripe.com https://*.js.stripe.com", " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com", " https://api.stripe.com")]
    public void Policy_FollowsWhereTheCardFormComesFrom(string script, string scripts, string frames, string calls) =>
        Assert.Equal(new CardFormSources(scripts, frames, calls), CardFormSources.At(script));

    [Fact]
    public async Task FrameOfTheCardForm_KeepsItsOwnPolicy()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/sandbox/stripe/js/payment", UriKind.Relative));
        Assert.Contains("frame-ancestors 'self'", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("SAMEORIGIN", "nosniff"), (One(answer, "X-Frame-Options"), One(answer, "X-Content-Type-Options")));
    }

    [Fact]
    public async Task AnswerOfTheApi_MayDoNothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/api/v1/customers", UriKind.Relative));
        Assert.All(One(answer, "Content-Security-Policy").Split("; "), directive => Assert.EndsWith(" 'none'", directive, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DocsOfTheApi_MayStyleInlineAndNothingMore()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/api/docs/index.html", UriKind.Relative));
        Assert.Contains("style-src 'self' 'unsafe-inline';", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", One(answer, "Content-Security-Policy").Split("; ").Single(p => p.StartsWith("script-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportMap_CarriesTheNonceOfItsAnswer()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var path in new[] { "/", "/styleguide", "/no-such-page" })
        {
            using var answer = await portal.Client.GetAsync(new Uri(path, UriKind.Relative));
            var nonce = One(answer, "Content-Security-Policy").Split("'nonce-")[1].Split('\'')[0];
            Assert.Contains($"nonce=\"{nonce}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task StrictTransport_IsAskedForOverHttpsOutsideDevelopment(string environment, bool asked)
    {
        await using var host = new ShellHost(environment);
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://billing.example.com") });
        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(asked ? "max-age=31536000; includeSubDomains" : null, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task PlainHttp_IsNotSentToAnHttpsThatNobodyServes()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<Dictionary<string, string>> PolicyAsync(RunningPortal portal)
    {
        using var answer = await portal.Client.GetAsync(new Uri("/", UriKind.Relative));
        return One(answer, "Content-Security-Policy").Split("; ").ToDictionary(p => p.Split(' ')[0], p => p.Split(' ', 2)[1], StringComparer.Ordinal);
    }

    private static string One(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));
}
