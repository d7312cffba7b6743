using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using BillingPortal.Tests.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

/// <summary>The sandbox's card form alone, as a page meets it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CardFormTests(PortalInBrowser desk)
{
    private const string Automatic = "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never";

    /// <summary>The number, what keeping it comes to, what paying with it comes to; "?" where the bank asks first.</summary>
    private static readonly (string Number, string Kept, string Paid)[] Cards =
    [
        ("4242 4242 4242 4242", "succeeded", "succeeded"),
        ("5555 5555 5555 4444", "succeeded", "succeeded"),
        ("4000 0000 0000 0002", "generic_decline", "generic_decline"),
        ("4000 0000 0000 9995", "insufficient_funds", "insufficient_funds"),
        ("4000 0000 0000 0069", "expired_card", "expired_card"),
        ("4000 0000 0000 0127", "incorrect_cvc", "incorrect_cvc"),
        ("4000 0000 0000 0119", "processing_error", "processing_error"),
        ("4000 0000 0000 0341", "succeeded", "generic_decline"),
        ("4000 0025 0000 3155", "?", "?"),
        ("4000 0027 6000 3184", "?", "?"),
        ("4000 0000 0000 3220", "?", "?"),
        ("4000 0000 0000 0259", "succeeded", "succeeded"),
        ("4242 4242 4242 4241", "invalid_number", "invalid_number"),
    ];

    [BrowserTheory]
    [InlineData("setup")]
    [InlineData("payment")]
    public async Task EachTestCard_EndsAsItsNumberSays(string mode)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox, mode: mode);
        var seen = new List<string>();
        foreach (var (number, kept, paid) in Cards)
        {
            var expected = mode == "setup" ? kept : paid;
            await form.FillAsync(number);
            await Expect(form.Number).ToHaveValueAsync(number);
            await form.Send.ClickAsync();
            if (expected == "?") await form.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" }).ClickAsync();
            var outcome = await form.OutcomeAsync();
            seen.Add($"{number} {outcome}");
            if (outcome == "succeeded") await form.BeginAgainAsync();
        }
        Assert.Equal(Cards.Select(c => $"{c.Number} {(mode == "setup" ? c.Kept : c.Paid).Replace("?", "succeeded", StringComparison.Ordinal)}"), seen, StringComparer.Ordinal);
        AssertOnlyTheFrameSentNumbers(form);
        form.AssertSilent();
    }

    [BrowserTheory]
    [InlineData("setup", "Fail authentication", "setup_intent_authentication_failure")]
    [InlineData("setup", "Escape", "setup_intent_authentication_failure")]
    [InlineData("payment", "Fail authentication", "payment_intent_authentication_failure")]
    [InlineData("payment", "Escape", "payment_intent_authentication_failure")]
    public async Task BankSaysNo_TheFormStaysAndAnotherCardIsTaken(string mode, string how, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox, mode: mode);
        await form.FillAsync("4000 0000 0000 3220");
        await form.Send.ClickAsync();
        await Expect(form.Bank.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        if (how == "Escape") await form.Page.Keyboard.PressAsync("Escape");
        else await form.Bank.GetByRole(AriaRole.Button, new() { Name = how }).ClickAsync();
        Assert.Equal(code, await form.OutcomeAsync());
        await Expect(form.Problem).ToHaveTextAsync("We are unable to authenticate your payment method. Please choose a different payment method and try again.");
        await Expect(form.Page.Locator("dialog")).ToHaveCountAsync(0);
        await form.FillAsync("4242 4242 4242 4242");
        await form.Send.ClickAsync();
        Assert.Equal("succeeded", await form.OutcomeAsync());
        form.AssertSilent();
    }

    /// <summary>The first intent is answered only after the second one was asked for: there is one form, and it is the second one's.</summary>
    [BrowserFact]
    public async Task BegunAgainBeforeTheFirstFormIsThere_ThereIsOneForm()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var second = new TaskCompletionSource();
        await form.Page.RouteAsync("**/try/intents?mode=setup", async route =>
        {
            await second.Task;
            await route.ContinueAsync();
        });
        await form.Page.Locator("#again").ClickAsync();
        var late = form.Page.WaitForResponseAsync(response => response.Url.EndsWith("mode=setup", StringComparison.Ordinal));
        await form.Page.Locator("#mode").SelectOptionAsync("payment");
        await Expect(form.Send).ToBeEnabledAsync();
        second.SetResult();
        await (await late).FinishedAsync();
        await form.FillAsync("4242 4242 4242 4242");
        await form.Send.ClickAsync();
        Assert.Equal("succeeded", await form.OutcomeAsync());
        await Expect(form.Page.Locator("iframe[title='Secure payment input frame']")).ToHaveCountAsync(1);
        form.AssertSilent();
    }

    [BrowserFact]
    public async Task KeyboardAlone_FillsSendsAndAnswersTheBank()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var keys = form.Page.Keyboard;
        await form.Page.Locator("#again").FocusAsync();
        foreach (var (field, text) in new[] { (form.Number, "4000000000003220"), (form.Expiry, "1230"), (form.Code, "123") })
        {
            await keys.PressAsync("Tab");
            await Expect(field).ToBeFocusedAsync();
            await keys.TypeAsync(text);
        }
        await keys.PressAsync("Tab");
        await Expect(form.Frame.GetByLabel("Country")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.TypeAsync("12345");
        await keys.PressAsync("Tab");
        await Expect(form.Send).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(form.Bank.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await Expect(form.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        Assert.Equal("succeeded", await form.OutcomeAsync());
        form.AssertSilent();
    }

    [BrowserFact]
    public async Task WhatIsWrongInAField_StandsAtTheField()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        await form.Send.ClickAsync();
        Assert.Equal("incomplete_number", await form.OutcomeAsync());
        await Expect(form.Number).ToBeFocusedAsync();
        await Expect(form.Number).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(form.Number).ToHaveAccessibleDescriptionAsync("Your card number is incomplete.");
        await Expect(form.Expiry).ToHaveAccessibleDescriptionAsync("Your card's expiration date is incomplete.");
        await Expect(form.Code).ToHaveAccessibleDescriptionAsync("Your card's security code is incomplete.");

        await form.Number.PressSequentiallyAsync("4242424242424241");
        await Expect(form.Number).ToHaveValueAsync("4242 4242 4242 4241");
        await Expect(form.Number).ToHaveAccessibleDescriptionAsync("Your card number is invalid.");
        await form.Expiry.PressSequentiallyAsync("726");
        await Expect(form.Expiry).ToHaveValueAsync("07 / 26");
        await Expect(form.Expiry).ToHaveAccessibleDescriptionAsync("Your card's expiration date is in the past.");
        foreach (var _ in "07 / 26") await form.Expiry.PressAsync("Backspace");
        await Expect(form.Expiry).ToHaveValueAsync("");
        await form.Number.FillAsync("378282246310005");
        await Expect(form.Number).ToHaveValueAsync("3782 822463 10005");
        await Expect(form.Number).ToHaveAccessibleDescriptionAsync("");
        await form.Code.FillAsync("12345");
        await Expect(form.Code).ToHaveValueAsync("1234");
        form.AssertSilent();
    }

    [BrowserFact]
    public async Task FormTakenAwayAndMadeAnew_WorksAndHoldsNothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        await form.FillAsync("4242 4242 4242 4242");
        for (var i = 0; i < 3; i++) await form.BeginAgainAsync();
        await Expect(form.Page.Locator("iframe")).ToHaveCountAsync(1);
        await Expect(form.Number).ToHaveValueAsync("");
        await form.FillAsync("4242 4242 4242 4242");
        await form.Code.PressAsync("Enter");
        Assert.Equal("succeeded", await form.OutcomeAsync());
        form.AssertSilent();
    }

    [BrowserFact]
    public async Task Appearance_ReachesTheFrame()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox, new(Look.Phone, "dark"));
        await Expect(form.Number).ToHaveCSSAsync("background-color", "rgb(30, 39, 49)");
        await Expect(form.Number).ToHaveCSSAsync("border-radius", "8px");
        await Expect(form.Frame.Locator("body")).ToHaveCSSAsync("background-color", "rgb(23, 30, 38)");
        await form.Page.Locator("#theme").SelectOptionAsync("flat");
        await Expect(form.Number).ToHaveCSSAsync("background-color", "rgb(241, 241, 244)");
        await Expect(form.Number).ToHaveCSSAsync("border-radius", "3px");
        Assert.False(await form.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.False(await form.Frame.Locator("html").EvaluateAsync<bool>("e => e.scrollHeight > innerHeight + 1"));
        form.AssertSilent();
    }

    /// <summary>A payment was refused while the customer was away; the link in the mail leads to a page that confirms it with the same card.</summary>
    [BrowserFact]
    public async Task PaymentThatAskedForTheCustomer_IsConfirmedOnThePage()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var customer = await sandbox.PostAsync("customers");
        var method = await sandbox.PostAsync("payment_methods/pm_card_authenticationRequired/attach", $"customer={customer.Id}");
        var refused = await sandbox.PostAsync("payment_intents", $"amount=4500&currency=usd&customer={customer.Id}&payment_method={method.Id}&off_session=true&confirm=true&{Automatic}");
        Assert.Equal(402, refused.Status);
        var secret = refused["error.payment_intent.client_secret"]!;

        var told = form.Page.EvaluateAsync<string>("""
            async ([clientSecret, payment_method]) => {
                const { error, paymentIntent } = await Stripe('pk_test_sandbox').confirmPayment({ clientSecret, confirmParams: { payment_method, return_url: location.href }, redirect: 'if_required' });
                return error?.code ?? paymentIntent.status;
            }
            """, new[] { secret, method.Id });
        await form.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" }).ClickAsync();
        Assert.Equal("succeeded", await told);

        var asked = await sandbox.PostAsync("payment_intents", $"amount=700&currency=usd&customer={customer.Id}&payment_method={method.Id}&confirm=true&{Automatic}");
        var next = form.Page.EvaluateAsync<string>("async clientSecret => (await Stripe('pk_test_sandbox').handleNextAction({ clientSecret })).paymentIntent.status", asked["client_secret"]!);
        await form.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" }).ClickAsync();
        Assert.Equal("succeeded", await next);
        form.AssertSilent();
    }

    [BrowserTheory]
    [InlineData("Stripe()", "Missing value for Stripe()")]
    [InlineData("Stripe('sk_test_' + 'a')", "You should not use your secret key")]
    [InlineData("Stripe('pk_test_a').elements({ clientSecret: 'x' })", "Invalid value for elements()")]
    [InlineData("Stripe('pk_test_a').elements({ mode: 'setup' }).create('payment').mount('#none')", "applies to no DOM elements")]
    [InlineData("Stripe('pk_test_a').confirmSetup({ clientSecret: 'pi_1_secret_2', redirect: 'if_required' })", "should be a client secret of the form seti_xxx_secret_yyy")]
    [InlineData("Stripe('pk_test_a').confirmSetup({ clientSecret: 'seti_1_secret_2' })", "return_url is required")]
    [InlineData("(e => { e.create('payment').mount('#result'); return Stripe('pk_test_a').confirmSetup({ elements: e, clientSecret: 'seti_1_secret_2', redirect: 'if_required' }); })(Stripe('pk_test_a').elements({ mode: 'setup' }))", "elements.submit() must be called before")]
    public async Task MistakeOfThePage_IsThrown(string script, string message)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var thrown = await form.Page.EvaluateAsync<string>($"async () => {{ try {{ await {script}; return 'nothing'; }} catch (e) {{ return `${{e.name}}: ${{e.message}}`; }} }}");
        Assert.StartsWith("IntegrationError: ", thrown, StringComparison.Ordinal);
        Assert.Contains(message, thrown, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task IntentMadeAfterTheForm_IsConfirmedByMode()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var intent = await sandbox.PostAsync("setup_intents", Automatic);
        await form.Page.EvaluateAsync("""
            () => {
                window.stripe = Stripe('pk_test_sandbox');
                window.late = stripe.elements({ mode: 'setup', currency: 'usd' });
                document.querySelector('#element').replaceChildren();
                return new Promise(done => late.create('payment').on('ready', done).mount('#element'));
            }
            """);
        await form.FillAsync("5555 5555 5555 4444");
        Assert.Equal("mastercard succeeded", await form.Page.EvaluateAsync<string>("""
            async clientSecret => {
                await late.submit();
                const { paymentMethod } = await stripe.createPaymentMethod({ elements: late });
                const { setupIntent } = await stripe.confirmSetup({ elements: late, clientSecret, redirect: 'if_required' });
                return `${paymentMethod.card.brand} ${setupIntent.status}`;
            }
            """, intent["client_secret"]!));
    }

    /// <summary>Without a script on the shop's page the customer is sent to the bank and comes back.</summary>
    [BrowserFact]
    public async Task CustomerSentToTheBank_ComesBackWithTheResult()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var back = new Uri(sandbox.Address, "/sandbox/stripe/chaos?from=bank").ToString();
        var intent = await sandbox.PostAsync("setup_intents", $"confirm=true&payment_method=pm_card_threeDSecure2Required&return_url={Uri.EscapeDataString(back)}&automatic_payment_methods[enabled]=true");
        await form.Page.GotoAsync(intent["next_action.redirect_to_url.url"]!);
        await form.Page.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" }).ClickAsync();
        await form.Page.WaitForURLAsync(url => url.Contains("from=bank", StringComparison.Ordinal) && url.Contains($"setup_intent={intent.Id}", StringComparison.Ordinal) && url.Contains("redirect_status=succeeded", StringComparison.Ordinal));
        Assert.Equal("succeeded", (await sandbox.GetAsync($"setup_intents/{intent.Id}"))["status"]);
        form.AssertSilent();
    }

    // The shop's page must never hold a number: it is not in what the page sends, and the frame is the only one that sends it.
    private static void AssertOnlyTheFrameSentNumbers(CardForm form)
    {
        var withNumbers = form.Requests.Where(r => r.PostData?.Contains("%5Bnumber%5D=", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(withNumbers);
        Assert.All(withNumbers, r => Assert.Contains("/stripe/js/payment?", r.Frame.Url, StringComparison.Ordinal));
    }
}
