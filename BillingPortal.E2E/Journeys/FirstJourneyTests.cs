using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

/// <summary>From signing up to paying, with the sandbox's clock moved forward; everybody here signs up anew.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FirstJourneyTests(PortalInBrowser desk)
{
    /// <summary>Sign-up, trial, its end, locked in two tabs; a card in one opens both at once.</summary>
    [BrowserFact]
    public async Task TrialEndsWithoutACard_LocksEveryPage_AndTheCardOpensAllTabs()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("laura");
        await Expect(me.Main).ToContainTextAsync("Your trial has begun.");
        await Expect(me.Main).ToContainTextAsync("without a card nothing of Basic can be used after it.");
        await Expect(me.Countdown).ToHaveTextAsync("Trial: 13 days 23 h left");
        await journey.PassDaysAsync(14);
        await me.Open.ReadsAsync("Payment method"); // led there without a step of theirs
        await Expect(me.Main).ToContainTextAsync("Set up a card, and everything opens in the same moment");
        await Expect(me.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToHaveCountAsync(0);
        await me.Open.GoAsync("/overview");
        await Expect(me.Open.Page).ToHaveURLAsync(journey.Address("/payment-method"));

        await using var other = await me.OtherTabAsync();
        await other.Open.GoAsync("/payment-method");
        await other.Payment.ReadyAsync();
        await me.Payment.ReadyAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa);
        await me.Payment.IsSetUpAsync();
        await Expect(other.Main.GetByText("Visa •••• 4242")).ToBeVisibleAsync();
        await Expect(other.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToBeVisibleAsync();
        await me.Open.GoAsync("/overview");
        await Expect(me.Main).ToContainTextAsync("Basic is billed at the end of each month");
        await me.Open.GoAsync("/account");
        await Expect(me.Main).ToContainTextAsync("Visa •••• 4242, expires 12/2030");
        Assert.Equal("trial-ends-soon trial-ended card-confirmed", await journey.MailsAsync("laura", "confirm-address"));
        me.Open.Watch.AssertSilent();
        other.Open.Watch.AssertSilent();
    }

    /// <summary>A card in the trial changes nothing until it ends; then billing starts and everything stays open. By the keyboard alone, on a phone.</summary>
    [BrowserFact]
    public async Task CardInTheTrial_ChangesNothingUntilItEnds_ThenBillingStarts()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("kim", new(Look.Phone, "dark"));
        await me.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Set up a card" }).PressAsync("Enter");
        await me.Payment.ReadyAsync();
        await Expect(me.Main).ToContainTextAsync("If you set up a card before the trial ends, billing starts on");
        await me.Payment.Number.FocusAsync();
        foreach (var typed in new[] { "4242424242424242", "1230", "123" }) await TypeAndStepAsync(me.Open.Page, typed);
        await me.Open.Page.Keyboard.PressAsync("Tab"); // the country stays
        await me.Open.Page.Keyboard.TypeAsync("12345");
        await me.Payment.Send.FocusAsync();
        await me.Open.Page.Keyboard.PressAsync("Enter");
        await me.Payment.IsSetUpAsync();
        await Expect(me.Main).ToContainTextAsync("Nothing changes until the trial ends.");
        await Expect(me.Countdown).ToContainTextAsync("left");
        await me.Open.AssertWellFormedAsync();

        await me.Open.GoAsync("/overview");
        await journey.PassDaysAsync(14);
        await Expect(me.Main).ToContainTextAsync("Basic is billed at the end of each month, since");
        await Expect(me.Countdown).ToHaveCountAsync(0);
        await me.Open.AssertWellFormedAsync();
        me.Open.Watch.AssertSilent();
    }

    /// <summary>Each declining card is explained beside the form, which stays; the bank's no and a closed dialog too; then the bank's yes.</summary>
    [BrowserFact]
    public async Task DeclinedCards_AreExplainedWhereItHappened_AndTheBanksYesEndsWell()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("dora");
        await me.Payment.OpenAsync();
        foreach (var (number, words) in Declines)
        {
            await me.Payment.SetUpAsync(number);
            await Expect(me.Payment.Fault).ToHaveTextAsync(words);
            await me.Payment.ReadyAsync();
        }
        await me.Payment.SetUpAsync(PaymentMethodPage.AsksTheBank);
        await me.Payment.AnswerBankAsync(yes: false);
        await Expect(me.Payment.Fault).ToHaveTextAsync("The confirmation with your bank did not succeed. Try again, or use another card.");
        await me.Payment.ReadyAsync();
        await me.Payment.SetUpAsync("4242 4242 4242 4241"); // said beside its field, and not sent
        await Expect(me.Payment.Fault).ToBeHiddenAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.AsksTheBank);
        await me.Payment.AnswerBankAsync(yes: true);
        await me.Payment.IsSetUpAsync("Visa •••• 3220");
    }

    /// <summary>A new card takes the old one's place, and Stripe lets the old one go; the new one expires soon, which is pointed out; it cannot be removed while it pays, but in a trial it can.</summary>
    [BrowserFact]
    public async Task CardReplaced_OldOneIsLetGo_ExpiringOneIsPointedOut_AndRemovedWhileItMay()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("rita");
        await me.Payment.OpenAsync();
        await me.Payment.SetUpAsync("5555 5555 5555 4444");
        await BackAsync(); // the card may be shown before, by word of Stripe; the way back from the form would then lead away from the next one
        await me.Payment.IsSetUpAsync("Mastercard •••• 4444");
        await me.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Replace card" }).ClickAsync();
        await me.Payment.ReadyAsync();
        await Expect(me.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Keep the present card" })).ToBeVisibleAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa, await journey.NextMonthAsync());
        await BackAsync();
        await me.Payment.IsSetUpAsync();
        await Expect(me.Main).ToContainTextAsync("This card expires at the end of");
        await journey.StripeKeepsOnlyAsync("4242");

        await me.Open.Page.GetByRole(AriaRole.Button, new() { Name = "Remove card" }).ClickAsync();
        var dialog = me.Open.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("without a card nothing can be used after it.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove card" }).ClickAsync();
        await me.Payment.ReadyAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa);
        await me.Payment.IsSetUpAsync();
        await journey.PassDaysAsync(15);
        await Expect(me.Main).ToContainTextAsync("It pays for the running month, so it cannot be removed");
        await Expect(me.Open.Page.GetByRole(AriaRole.Button, new() { Name = "Remove card" })).ToHaveCountAsync(0);
        me.Open.Watch.AssertSilent();

        Task BackAsync() => me.Open.Page.WaitForURLAsync("**/payment-method?done=card");
    }

    // What Stripe says, in our words.
    private static readonly (string Number, string Words)[] Declines =
    [
        ("4000 0000 0000 0002", "Your bank declined the card and does not say why. Use another card, or ask your bank."),
        ("4000 0000 0000 9995", "There is not enough money on the card. Use another card, or try again when there is."),
        ("4000 0000 0000 0069", "The card has expired. Use another card."),
        ("4000 0000 0000 0127", "The security code is not right. It stands on the back of the card, on the front for American Express."),
        ("4000 0000 0000 0119", "Something went wrong at the card's network. Nothing was charged; try again in a few minutes."),
    ];

    private static async Task TypeAndStepAsync(IPage page, string typed)
    {
        await page.Keyboard.TypeAsync(typed);
        await page.Keyboard.PressAsync("Tab");
    }
}
