using System.Net;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards.Portal;

[Trait("Part", "web")]
public sealed class CardFormsTests(CardsOverHttp http) : IClassFixture<CardsOverHttp>
{
    [Fact]
    public async Task WhoeverMayNot_IsRefused_AndNothingIsWritten()
    {
        using var stranger = http.Stranger();
        Assert.StartsWith("/signin?next=", Local((await stranger.SendAsync("/payment-method/forms", [])).Location), StringComparison.Ordinal);
        var (browser, who) = await http.CustomerAsync("seen@example.com");
        using (browser) Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync("/payment-method/forms", [])).Status);
        using var nobody = await http.WithoutCustomerAsync("nobody@example.com");
        await RefusedAsync(nobody, "You belong to no customer, so there is nothing to set up a card for.");
        using var staff = await http.ViewingAsync("support@example.com", who);
        await RefusedAsync(staff, "You may look at this, but only the person who manages it can set up a card.");
        Assert.DoesNotContain($"create {who.CustomerId}", http.Stripe.Did, StringComparer.Ordinal);
        Assert.Equal(0, await http.ReadAsync(db => db.Set<StripeCustomerRow>().CountAsync(c => c.ProfileId == who.ProfileId)) + await http.ReadAsync(db => db.Set<CardSetupRow>().CountAsync(c => c.ProfileId == who.ProfileId)));
    }

    [Fact]
    public async Task SecondTab_AndReload_ShowTheSameForm_AndAnotherCustomersIsNotFound()
    {
        var (browser, _) = await http.CustomerAsync("tabs@example.com");
        var (other, _) = await http.CustomerAsync("other@example.com");
        using (browser)
        using (other)
        {
            var form = await OpenAsync(browser);
            Assert.Equal(form, await OpenAsync(browser));
            var (page, told) = await CardsOverHttp.PostAsync(other, "/" + form.Id);
            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (page.Status, told.GetProperty("code").GetString()));
            Assert.NotEqual(form, await OpenAsync(other));
        }
    }

    [Fact]
    public async Task TooManyFormsOfOneCustomer_AreRefused_WithATime()
    {
        var (browser, _) = await http.CustomerAsync("often@example.com");
        using (browser)
        {
            for (var i = 0; i < CardsOverHttp.FormsPerHour; i++) http.Stripe.Becomes((await OpenAsync(browser)).Id, SetupState.Canceled);
            await TooManyAsync(browser, "Cards were tried 2 times within an hour. Nothing is lost: try again in an hour, or ask for help.");
        }
    }

    [Fact]
    public async Task TooManyPostsFromOneAddress_AreRefused_WithATime_AndOtherAddressesAreNot()
    {
        var address = http.NextAddress();
        var (first, _) = await http.CustomerAsync("first@example.com", address: address);
        var (second, _) = await http.CustomerAsync("second@example.com", address: address);
        var (elsewhere, _) = await http.CustomerAsync("elsewhere@example.com");
        using (first)
        using (second)
        using (elsewhere)
        {
            for (var i = 0; i < CardsOverHttp.FormsPerHour * 3; i++) await OpenAsync(i % 2 == 0 ? first : second);
            await TooManyAsync(second, "The form was opened too often from your network. Nothing is lost: try again in an hour, or ask for help.");
            await OpenAsync(elsewhere);
        }
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("fetch")]
    public async Task WhileStripeIsAway_ASentenceSaysSo(string verb)
    {
        var (browser, _) = await http.CustomerAsync(verb + "@example.com");
        using (browser)
        {
            var more = verb == "fetch" ? "/" + (await OpenAsync(browser)).Id : "";
            http.Stripe.Asked = asked => asked.StartsWith(verb, StringComparison.Ordinal) ? throw new GatewayException("no answer") : Task.CompletedTask;
            var (page, told) = await CardsOverHttp.PostAsync(browser, more);
            http.Stripe.Asked = _ => Task.CompletedTask;
            Assert.Equal((HttpStatusCode.BadGateway, "stripe_unreachable"), (page.Status, told.GetProperty("code").GetString()));
            Assert.Equal("Stripe does not answer right now. Nothing was charged and nothing is lost: try again in a minute.", told.GetProperty("detail").GetString());
            await OpenAsync(browser);
        }
    }

    [Fact]
    public async Task FinishedTwiceAtOnce_MakesOneCard()
    {
        var (browser, who) = await http.CustomerAsync("double@example.com");
        using (browser)
        {
            var form = await OpenAsync(browser);
            Assert.Equal("open", (await CardsOverHttp.PostAsync(browser, "/" + form.Id)).Told.GetProperty("state").GetString());
            http.Stripe.Succeeds(form.Id, http.Now);
            var both = await Task.WhenAll(CardsOverHttp.PostAsync(browser, "/" + form.Id), CardsOverHttp.PostAsync(browser, "/" + form.Id));
            Assert.All(both, answer => Assert.Contains(answer.Told.GetProperty("state").GetString(), new[] { "done", "checking" }, StringComparer.Ordinal)); // asked again in a moment
            Assert.Equal("done", (await CardsOverHttp.PostAsync(browser, "/" + form.Id)).Told.GetProperty("state").GetString());
            Assert.Equal(1, await http.ReadAsync(db => db.Set<CardRow>().CountAsync(c => c.ProfileId == who.ProfileId)));
        }
    }

    // Only what pays, the account, help and the way out are there; the moment the card is set up, everything is.
    [Fact]
    public async Task LockedCustomer_IsLedToThePaymentMethod_AndOpenedByTheCard_AlsoForStaffWhoLook()
    {
        var (browser, who) = await http.CustomerAsync("locked@example.com", days: 20);
        using var staff = await http.ViewingAsync("looker@example.com", who);
        using (browser)
        {
            foreach (var one in new[] { browser, staff }) await LedAwayAsync(one);
            foreach (var open in new[] { "/payment-method", "/account", "/help" }) Assert.Equal((open, HttpStatusCode.OK), (open, (await browser.GetAsync(open)).Status));
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/payment-method")).Status);

            var form = await OpenAsync(browser);
            http.Stripe.Succeeds(form.Id, http.Now);
            await CardsOverHttp.PostAsync(browser, "/" + form.Id);
            foreach (var one in new[] { browser, staff }) Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/overview")).Status);
            Assert.Contains("Visa •••• 4242", (await browser.GetAsync("/account")).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LockedCustomer_CanSignOut()
    {
        var (browser, _) = await http.CustomerAsync("leaving@example.com", days: 20);
        using (browser) Assert.Equal("/signin?done=signed-out", Local((await browser.PostAsync("/payment-method", "/signout")).Location));
    }

    private static async Task LedAwayAsync(BrowserLike browser)
    {
        var answer = await browser.GetAsync("/overview");
        Assert.Equal((HttpStatusCode.Redirect, "/payment-method"), (answer.Status, Local(answer.Location)));
    }

    private static async Task<(string Id, string Secret)> OpenAsync(BrowserLike browser)
    {
        var (page, told) = await CardsOverHttp.PostAsync(browser);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return (told.GetProperty("id").GetString()!, told.GetProperty("clientSecret").GetString()!);
    }

    private static async Task RefusedAsync(BrowserLike browser, string sentence)
    {
        foreach (var more in new[] { "", "/seti_1" })
        {
            var (page, told) = await CardsOverHttp.PostAsync(browser, more);
            Assert.Equal((HttpStatusCode.Forbidden, "not_allowed", sentence), (page.Status, told.GetProperty("code").GetString(), told.GetProperty("detail").GetString()));
        }
    }

    private static async Task TooManyAsync(BrowserLike browser, string sentence)
    {
        var (page, told) = await CardsOverHttp.PostAsync(browser);
        Assert.Equal((HttpStatusCode.TooManyRequests, sentence), (page.Status, told.GetProperty("detail").GetString()));
        Assert.InRange(page.RetryAfter!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    private static string? Local(string? location) => location is null ? null : new Uri(new("http://portal"), location).PathAndQuery;
}
