using System.Net;
using BillingPortal.Features.Account;
using BillingPortal.Features.Cards;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Customers;

/// <summary>Staff look at the portal as one customer sees it, over HTTP, with time in the test's hand.</summary>
[Trait("Part", "web")]
public sealed class ViewingTests : IAsyncLifetime
{
    private const string Stop = "/viewing/stop";
    private readonly Ahead time = new();
    private TestDatabase store = null!;
    private RunningPortal portal = null!;
    private PortalKit kit = null!;
    private string rosa = "";
    private long profile;

    public async Task InitializeAsync()
    {
        store = await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite);
        portal = await RunningPortal.OnAsync(store, services => services.AddSingleton<TimeProvider>(time));
        kit = await PortalKit.OnAsync(store, new ManualTime(time.GetUtcNow()), adjust: null, ownsDatabase: false);
        profile = await kit.SignUpAsync();
        rosa = await kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.PublicId).SingleAsync());
    }

    public async Task DisposeAsync()
    {
        await kit.DisposeAsync();
        await portal.DisposeAsync();
        await store.DisposeAsync();
    }

    [Theory]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Support)]
    public async Task Staff_SeeWhatTheCustomerSees_ChangeNothing_AndStop(string role)
    {
        using var browser = await SignedInAsync("staff@example.com", role);
        var opened = await OpenAsync(browser);
        Assert.Equal((HttpStatusCode.Redirect, "/overview"), (opened.Status, opened.Location));
        var overview = await browser.GetAsync("/overview");
        Assert.Contains("The trial of Basic ends on ", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Looking as a customer", overview.Html, StringComparison.Ordinal);
        Assert.Matches("Until [0-2][0-9]:[0-5][0-9] UTC\\.", overview.Html);
        Assert.Contains("only the person who manages it can set up a card", (await browser.GetAsync("/payment-method")).Words, StringComparison.Ordinal);
        var stop = overview.Form(Stop);
        foreach (var post in new[] { "/payment-method/forms", "/payment-method/forms/seti_1" }) Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(post, stop.Fields)).Status);
        var account = await browser.GetAsync("/account");
        Assert.Contains("staff@example.com", account.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Subscribed.Rosa, account.Words, StringComparison.Ordinal);
        Assert.Equal("customer.opened-as", await kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Subject == "customer:" + rosa && e.Actor != "person:p-rosa@example.com").Select(e => e.Action).SingleAsync()));

        Assert.Equal("/admin/customers/" + rosa, (await browser.PostAsync("/overview", Stop)).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/overview")).Status);
        Assert.DoesNotContain("Looking as a customer", (await browser.GetAsync("/admin/customers/" + rosa)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItEndsByItself_AndSigningOutWorksMeanwhile()
    {
        using var browser = await SignedInAsync("staff@example.com", Roles.Support);
        await OpenAsync(browser);
        time.By = TimeSpan.FromMinutes(29);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/overview")).Status);
        time.By = TimeSpan.FromMinutes(31);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/overview")).Status);
        var page = await browser.GetAsync("/admin/customers/" + rosa);
        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.Html.Contains("Looking as a customer", StringComparison.Ordinal)));
        await OpenAsync(browser);
        Assert.StartsWith("/signin", (await browser.PostAsync("/overview", "/signout")).Location, StringComparison.Ordinal);
        Assert.Contains("/signin", (await browser.GetAsync("/overview")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockedCustomer_IsSeenAtThePaymentMethod()
    {
        await kit.Database.WriteAsync(db => db.Set<SubscriptionRow>().ExecuteUpdateAsync(set => set.SetProperty(s => s.TrialEndsAt, kit.Clock.UtcNow.AddDays(-1))));
        using var browser = await SignedInAsync("staff@example.com", Roles.Support);
        await OpenAsync(browser);
        Assert.Equal("/payment-method", (await browser.GetAsync("/overview")).Location);
        Assert.Contains("Looking as a customer", (await browser.GetAsync("/payment-method")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_CannotLookAsAnother_NorAnybodyWithoutTheToken()
    {
        using var customer = await SignedInAsync("carl@example.com", Roles.Customer);
        var token = (await customer.GetAsync("/account")).Form("/signout");
        Assert.Equal(HttpStatusCode.Forbidden, (await customer.SendAsync(Open, token.Fields)).Status);
        using var staff = await SignedInAsync("staff@example.com", Roles.Admin);
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.SendAsync(Open, [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.SendAsync(Stop, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.SendAsync("/admin/customers/cust_nobody/open-as", (await staff.GetAsync("/account")).Form("/signout").Fields)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/overview")).Status);
    }

    [Fact]
    public async Task WhoLostTheRole_SeesNothingMore()
    {
        using var browser = await SignedInAsync("staff@example.com", Roles.Support);
        await OpenAsync(browser);
        var person = (await kit.PersonAsync("staff@example.com")).Id;
        Assert.True((await kit.Get<ChangeRole>().RunAsync(Actor.Terminal, person, Roles.Customer, "left the team")).IsDone);
        Assert.Contains("/signin", (await browser.GetAsync("/overview")).Location, StringComparison.Ordinal);
        var principal = new ViewingAs(rosa, time.GetUtcNow().AddMinutes(5)).Over(await kit.SignedInAsync("carl@example.com", Roles.Customer));
        Assert.Null(await kit.Get<CurrentCustomer>().OfAsync(principal));
    }

    [Fact]
    public async Task UseCases_RefuseWhoOnlyLooks()
    {
        var viewer = (await kit.Get<CurrentCustomer>().OfAsync(new ViewingAs(rosa, time.GetUtcNow().AddMinutes(5)).Over(await kit.SignedInAsync("staff@example.com", Roles.Admin))))!;
        await kit.HasCardAsync(profile);
        Assert.Equal((profile, false), (viewer.ProfileId, viewer.MayManage));
        Assert.Equal("not_allowed", (await kit.Get<BeginCardSetup>().RunAsync(viewer)).Refused?.Code);
        Assert.Equal("not_allowed", (await kit.Get<FinishCardSetup>().RunAsync(viewer, "seti_1")).Refused?.Code);
        Assert.Equal("not_allowed", (await kit.Get<RemoveCard>().RunAsync(viewer, Actor.Person("ada", isAdmin: true), 1)).Refused?.Code);
    }

    private string Open => $"/admin/customers/{rosa}/open-as";

    private Task<BrowserLike.Page> OpenAsync(BrowserLike browser) => browser.PostAsync("/admin/customers/" + rosa, Open);

    private async Task<BrowserLike> SignedInAsync(string email, string role)
    {
        await kit.HasPersonAsync(email, role);
        var browser = new BrowserLike(portal);
        await browser.PostAsync("/signin", "signin", ("email", email), ("password", AccountKit.Password));
        return browser;
    }

    /// <summary>Real time, put ahead without living through it: the portal's timers and the browser's cookies go on as they are.</summary>
    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
