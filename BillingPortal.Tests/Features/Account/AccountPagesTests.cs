using System.Net;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "web")]
public sealed class AccountPagesTests
{
    private const string Email = "ann@example.com";
    private const string Password = AccountKit.Password;

    [Fact]
    public async Task Stranger_SignsUpConfirmsAndComesIn()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        Assert.EndsWith("/signup/sent", (await SignUpAsync(browser, "/signup?plan=Pro%20%3Cb%3E")).Location, StringComparison.Ordinal);
        var link = "/confirm?token=" + await Database(portal).TokenAsync(Email, "confirm-address");

        Assert.Contains(Email, (await browser.GetAsync(link)).Words, StringComparison.Ordinal);
        await browser.GetAsync(link);
        Assert.False(await ReadAsync(portal, db => db.Set<Person>().Select(p => p.EmailConfirmed).SingleAsync()));
        var home = await browser.PostAndFollowAsync(link, "confirm");
        Assert.Contains("Your address is confirmed", home.Words, StringComparison.Ordinal);
        Assert.Equal("Pro <b>", await ReadAsync(portal, db => db.Set<Person>().Select(p => p.PlanAsked).SingleAsync()));
        Assert.Contains("was used already", (await browser.GetAsync(link)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownAndUnknownAddress_AreAnsweredAlike()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        await ComeInAsync(portal, browser);
        using var stranger = new BrowserLike(portal);
        await SameAsync(address => stranger.PostAndFollowAsync("/forgot", "forgot", ("email", address)));
        await SameAsync(address => stranger.PostAndFollowAsync("/signup", "signup", ("email", address), ("name", ""), ("password", Password), ("repeat", Password)));
        await SameAsync(address => stranger.PostAsync("/signin", "signin", ("email", address), ("password", "wrong wrong")));
    }

    [Fact]
    public async Task RefusedForm_KeepsWhatWasTypedButNoPassword()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        var page = await browser.PostAsync("/signup?plan=Pro", "signup", ("email", "ann@"), ("name", "Ann <3"), ("password", "password123"), ("repeat", "other"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("This is not a mail address", page.Words, StringComparison.Ordinal);
        Assert.Contains("tried first", page.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"ann@\"", page.Main, StringComparison.Ordinal);
        Assert.Contains("value=\"Ann &lt;3\"", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("password123", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/nothing", "/admin/nothing")]
    [InlineData("//evil.example", "/overview")]
    [InlineData("https://evil.example", "/overview")]
    [InlineData("/\\evil.example", "/overview")]
    public async Task WayOnAfterSigningIn_StaysHere(string next, string lands)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var first = new BrowserLike(portal);
        await ComeInAsync(portal, first);
        using var browser = new BrowserLike(portal);
        var path = "/signin?next=" + Uri.EscapeDataString(next);
        Assert.EndsWith(lands, (await browser.PostAsync(path, "signin", ("email", Email), ("password", Password))).Location, StringComparison.Ordinal);
        Assert.EndsWith(lands, (await browser.GetAsync(path)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedOut_OpensNothing_AlsoWithTheOldCookie()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        using var elsewhere = new BrowserLike(portal, "Mozilla/5.0 (iPhone) Safari/600");
        await ComeInAsync(portal, browser);
        await elsewhere.PostAsync("/signin", "signin", ("email", Email), ("password", Password));
        Assert.Contains("Safari on iPhone", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);

        await browser.PostAsync("/account", "sessions", ("session", "others"));
        Assert.StartsWith("/signin", new Uri((await elsewhere.GetAsync("/account")).Location!).PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        Assert.Equal("/signin?done=signed-out", (await browser.PostAsync("/account", "/signout")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task SignOutByLink_DoesNothing()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        await ComeInAsync(portal, browser);
        Assert.NotEqual(HttpStatusCode.Redirect, (await browser.GetAsync("/signout")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task TooManyPosts_AreRefusedWithATime()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Account:PostsPerMinute=2");
        using var browser = new BrowserLike(portal);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await TryAsync()).Status);
        var refused = await TryAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many tries", refused.Words, StringComparison.Ordinal);

        Task<BrowserLike.Page> TryAsync() => browser.PostAsync("/signin", "signin", ("email", Email), ("password", "wrong"));
    }

    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("nobody@example.com")]
    public async Task TooManyMailsToOneAddress_AreRefusedWhetherItHasAnAccountOrNot(string address)
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Account:MailsPerHour=2");
        using var browser = new BrowserLike(portal);
        await ComeInAsync(portal, browser);
        using var stranger = new BrowserLike(portal);
        var last = address == Email ? 1 : 2;
        for (var i = 0; i < last; i++) Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostAsync("/forgot", "forgot", ("email", address))).Status);
        var refused = await stranger.PostAsync("/forgot", "forgot", ("email", address));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.RetryAfter);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signup")]
    [InlineData("/forgot")]
    [InlineData("/confirm")]
    public async Task PostWithoutToken_IsRefused(string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var form = new FormUrlEncodedContent([new("_handler", path[1..]), new("email", Email), new("password", Password)]);
        using var answer = await portal.Client.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Customer_SeesNoAdminPage()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        await ComeInAsync(portal, browser);
        var page = await browser.GetAsync("/admin/people");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("You may not see this page", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamplePerson_ComesInByAButton_InSandboxOnly()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Portal:Sample=Small");
        using var browser = new BrowserLike(portal);
        Assert.Contains("Sandbox sign-ins", (await browser.GetAsync("/signin")).Words, StringComparison.Ordinal);
        await browser.PostAsync("/signin", "/signin/sample", ("email", "support@example.com"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin/people")).Status);
    }

    [Fact]
    public async Task SamplePerson_OutsideTheSandbox_HasNoDoor()
    {
        // A database of its own: those that tests copy belong to the sandbox.
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using var real = await RunningPortal.OnAsync(store, settings: ["--Portal:Sample=Small", "--Stripe:SecretKey=sk_test_x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=portal@example.com"]);
        using var visitor = new BrowserLike(real);
        Assert.DoesNotContain("Sandbox sign-ins", (await visitor.GetAsync("/signin")).Words, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("email", "support@example.com")]);
        using var answer = await real.Client.PostAsync(new Uri("/signin/sample", UriKind.Relative), form);
        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie" && h.Value.Any(c => c.StartsWith("portal-session", StringComparison.Ordinal)));
    }

    private static Task<BrowserLike.Page> SignUpAsync(BrowserLike browser, string path) =>
        browser.PostAsync(path, "signup", ("email", Email), ("name", "Ann"), ("password", Password), ("repeat", Password));

    private static async Task ComeInAsync(RunningPortal portal, BrowserLike browser)
    {
        await SignUpAsync(browser, "/signup");
        await browser.PostAsync("/confirm?token=" + await Database(portal).TokenAsync(Email, "confirm-address"), "confirm");
    }

    private static async Task SameAsync(Func<string, Task<BrowserLike.Page>> ask)
    {
        var (known, unknown) = (await ask(Email), await ask("nob@example.com"));
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Location, unknown.Location);
        Assert.Equal(known.Main.Replace(Email, "", StringComparison.Ordinal), unknown.Main.Replace("nob@example.com", "", StringComparison.Ordinal));
    }

    private static IDbContextFactory<PortalDb> Database(RunningPortal portal) => portal.Get<IDbContextFactory<PortalDb>>();

    private static async Task<T> ReadAsync<T>(RunningPortal portal, Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database(portal).CreateDbContextAsync();
        return await read(db);
    }
}
