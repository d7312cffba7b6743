using BillingPortal.E2E.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>The payment method as a customer meets it, with Stripe's form in its frame and the bank's dialog.</summary>
public sealed class PaymentMethodPage(OpenPage open)
{
    public const string Visa = "4242 4242 4242 4242";
    public const string AsksTheBank = "4000 0000 0000 3220";

    private IFrameLocator Frame => open.Page.FrameLocator("iframe[title='Secure payment input frame']");

    public IFrameLocator Bank => open.Page.FrameLocator("iframe[title='Card authentication']");

    public ILocator Number => Frame.GetByLabel("Card number");

    public ILocator Form => open.Page.Locator(".card-form");

    public ILocator Send => Form.Locator("button[type=submit]");

    public ILocator Fault => Form.GetByRole(AriaRole.Alert);

    public async Task OpenAsync(string path = "/payment-method")
    {
        await open.GoAsync(path);
        await ReadyAsync();
    }

    public Task ReadyAsync() => Expect(Send).ToBeEnabledAsync();

    public async Task FillAsync(string number, string expiry = "12 / 30")
    {
        await Number.FillAsync(number);
        await Frame.GetByLabel("Expiration date").FillAsync(expiry);
        await Frame.GetByLabel("Security code").FillAsync("123");
        await Frame.Locator("[name=postalCode]").FillAsync("12345");
    }

    public async Task SetUpAsync(string number, string expiry = "12 / 30")
    {
        await FillAsync(number, expiry);
        await Send.ClickAsync();
    }

    public Task AnswerBankAsync(bool yes) => Bank.GetByRole(AriaRole.Button, new() { Name = yes ? "Complete authentication" : "Fail authentication" }).ClickAsync();

    /// <summary>The card is in use, and the page says so.</summary>
    public async Task IsSetUpAsync(string card = "Visa •••• 4242")
    {
        await Expect(open.Main.GetByText(card + " is set up")).ToBeVisibleAsync();
        await open.BecomesLiveAsync();
    }
}
