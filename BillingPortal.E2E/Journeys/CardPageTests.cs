using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

/// <summary>What goes wrong around the card form, and what the customer sees then.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CardPageTests(PortalInBrowser desk)
{
    /// <summary>The form stayed open until the person was signed out elsewhere, and is sent all the same: the portal does not listen to it, Stripe tells of the card, nothing is lost.</summary>
    [BrowserFact]
    public async Task FormLeftOpen_UntilSignedOutElsewhere_LosesNoCard()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("nora");
        await me.Payment.OpenAsync();
        await me.Payment.FillAsync(PaymentMethodPage.Visa);
        await using var other = await me.OtherTabAsync();
        await other.Open.GoAsync("/account");
        await other.Account.SignOutAsync();
        await me.Payment.Send.ClickAsync();
        await Expect(me.Main.GetByText("Visa •••• 4242").Or(me.Main.GetByText("You have been signed out. Reload the page"))).ToBeVisibleAsync();
        await other.Account.SignInAsync(JourneyPortal.Email("nora"), JourneyPortal.Password);
        await other.Open.ReadsAsync("Overview");
        await Expect(other.Main.GetByText("Visa •••• 4242")).ToBeVisibleAsync();
    }

    /// <summary>The portal fails and starts again while the form is open: the same form is there again, and works.</summary>
    [BrowserFact]
    public async Task PortalKilledUnderTheForm_TheFormComesBack()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("kate");
        await me.Payment.OpenAsync();
        await journey.Portal.KillAsync();
        await me.Open.Overlay.IsShownAsync();
        await journey.Portal.StartAgainAsync();
        await me.Open.Overlay.IsGoneAsync();
        await me.Payment.ReadyAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa);
        await me.Payment.IsSetUpAsync();
        me.Open.Watch.AssertNothingLeftTheHost();
    }

    /// <summary>A double click sends once, and the way back leads past the form that was sent.</summary>
    [BrowserFact]
    public async Task DoubleClick_SendsOnce_AndTheWayBackLeadsPastTheForm()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("dana");
        await me.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Set up a card" }).ClickAsync();
        await me.Payment.ReadyAsync();
        var asked = 0;
        me.Open.Page.Request += (_, request) => { if (request.Method == "POST" && request.Url.EndsWith("/confirm", StringComparison.Ordinal)) asked++; };
        await me.Payment.FillAsync(PaymentMethodPage.Visa);
        await me.Payment.Send.DblClickAsync();
        await me.Payment.IsSetUpAsync();
        Assert.Equal(1, asked);
        await me.Open.Page.GoBackAsync();
        await me.Open.ReadsAsync("Overview");
        await Expect(me.Main.GetByText("Visa •••• 4242")).ToBeVisibleAsync();
        me.Open.Watch.AssertSilent();
    }

    /// <summary>Stripe's script is kept away by a blocker: the page says so, and goes on when it is not any more.</summary>
    [BrowserFact]
    public async Task ScriptBlocked_IsSaid_AndCanBeTriedAgain()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("bella");
        await me.Open.Page.RouteAsync("**/js/stripe.js", route => route.AbortAsync());
        await me.Open.GoAsync("/payment-method");
        await Expect(me.Payment.Fault).ToContainTextAsync("Stripe's form could not be loaded. A blocker may be in the way");
        await me.Open.Page.UnrouteAllAsync();
        await me.Payment.Form.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await me.Payment.ReadyAsync();
        await Expect(me.Payment.Fault).ToBeHiddenAsync();
    }

    /// <summary>Without JavaScript the page says what is missing; the rest of it is there.</summary>
    [BrowserFact]
    public async Task JavaScriptBlocked_IsSaid()
    {
        await using var context = await desk.SignedInAsync(desk.Portal, "Logan Locked", scripts: false);
        await using var page = await OpenPage.InAsync(context, desk.Portal);
        await page.GoAsync("/overview", live: false);
        await page.ReadsAsync("Payment method"); // locked: led here
        await Expect(page.Main).ToContainTextAsync("Set up a card, and everything opens in the same moment");
        await Expect(page.Main).ToContainTextAsync("The form needs JavaScript");
        await Expect(page.Main).ToContainTextAsync("What the first month will be");
        await page.AssertWellFormedAsync();
    }

    /// <summary>The countdown goes on without asking the server, and cut-offs are told in the zone of whoever looks too.</summary>
    [BrowserFact]
    public async Task Countdown_GoesOnByItself_InTheZoneOfWhoeverLooks()
    {
        await using var context = await desk.SignedInAsync(desk.Portal, "Tara Trial", zone: "Asia/Tokyo");
        await using var page = await OpenPage.InAsync(context, desk.Portal);
        await page.Page.Clock.InstallAsync();
        await page.GoAsync("/account", live: false);
        var countdown = page.Page.GetByRole(AriaRole.Banner).Locator("a.countdown");
        var before = await countdown.InnerTextAsync();
        var asked = 0;
        page.Page.Request += (_, _) => asked++;
        await page.Page.Clock.FastForwardAsync("26:00:00");
        await Expect(countdown).Not.ToHaveTextAsync(before);
        Assert.Equal(0, asked);
        await page.GoAsync("/overview", live: false);
        await Expect(page.Main).ToContainTextAsync("(your time: ");
        await Expect(page.Main).ToContainTextAsync("GMT+9)");
    }

    /// <summary>Who has no card when the trial of a tier ends has the free tier, where the installation says so; with a card the tier begins.</summary>
    [BrowserFact]
    public async Task TrialEndsWithoutACard_WhereThereIsAFreeTier()
    {
        await using var portal = await PortalProcess.StartAsync("free-tier", "--Billing:Preset=Subscriptions", "--Billing:AfterTrial=FreeTier");
        var journey = new JourneyPortal(desk, portal);
        await using var me = await journey.SignUpAsync("flora", plan: "Mid");
        await Expect(me.Main).ToContainTextAsync("without a card you have the free tier after it.");
        await journey.PassDaysAsync(14);
        await Expect(me.Main).ToContainTextAsync("so this is Free now: it costs nothing. With a card Mid begins at once.");
        await Expect(me.Main).ToContainTextAsync("Nothing can be used"); // above what Free includes
        await me.Payment.OpenAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa);
        await me.Payment.IsSetUpAsync();
        await Expect(me.Main).ToContainTextAsync("Mid is billed at the end of each month");
        me.Open.Watch.AssertSilent();
    }
}
