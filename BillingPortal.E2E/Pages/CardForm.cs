using System.Collections.Concurrent;
using BillingPortal.E2E.Kit;
using BillingPortal.Tests.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>The card form alone, on the page of the sandbox's that shows it.</summary>
public sealed class CardForm : IAsyncDisposable
{
    public const string Path = "sandbox/stripe/try";
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<IRequest> requests = [];

    private CardForm(IBrowserContext context, IPage page, RunningSandbox sandbox)
    {
        (this.context, Page, Sandbox) = (context, page, sandbox);
        // A decline is an answer of 402, of which the console speaks too; a policy that was broken or a script that failed must not be there.
        page.Console += (_, message) => { if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Enqueue(message.Text); };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) => requests.Enqueue(request);
    }

    public IPage Page { get; }

    public RunningSandbox Sandbox { get; }

    public IFrameLocator Frame => Page.FrameLocator("iframe[title='Secure payment input frame']");

    public IFrameLocator Bank => Page.FrameLocator("iframe[title='Card authentication']");

    public ILocator Number => Frame.GetByLabel("Card number");

    public ILocator Expiry => Frame.GetByLabel("Expiration date");

    public ILocator Code => Frame.GetByLabel("Security code");

    public ILocator Postal => Frame.Locator("[name=postalCode]");

    public ILocator Send => Page.Locator("#send");

    public ILocator Problem => Page.Locator("#problem");

    public ILocator Result => Page.Locator("#result");

    public IEnumerable<IRequest> Requests => requests;

    public static async Task<CardForm> OpenAsync(IBrowser browser, RunningSandbox sandbox, Look? look = null, string mode = "setup")
    {
        var seen = look ?? new Look(Look.Desk, "light");
        var own = await browser.NewContextAsync(new()
        {
            BaseURL = sandbox.Address.ToString(),
            Locale = "en-US",
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = seen.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = seen.Width, Height = 900 },
        });
        own.SetDefaultTimeout(PortalInBrowser.Patience);
        var form = new CardForm(own, await own.NewPageAsync(), sandbox);
        await form.Page.GotoAsync(Path);
        if (mode != "setup") await form.Page.Locator("#mode").SelectOptionAsync(mode);
        await Expect(form.Send).ToBeEnabledAsync();
        return form;
    }

    public async Task FillAsync(string number, string expiry = "12 / 30", string code = "123", string postal = "12345")
    {
        await Number.FillAsync(number);
        await Expiry.FillAsync(expiry);
        await Code.FillAsync(code);
        await Postal.FillAsync(postal);
    }

    /// <summary>A new intent and an empty form on the same page.</summary>
    public async Task BeginAgainAsync()
    {
        await Page.Locator("#again").ClickAsync();
        await Expect(Send).ToBeEnabledAsync();
    }

    /// <summary>What came of it: "succeeded", or the code of the refusal.</summary>
    public async Task<string> OutcomeAsync()
    {
        var done = Page.Locator("#result a, #problem:not([hidden])");
        await Expect(done).ToBeVisibleAsync();
        return await Problem.IsVisibleAsync() ? (await Problem.GetAttributeAsync("data-code"))! : "succeeded";
    }

    public void AssertSilent() => Assert.True(complaints.IsEmpty, string.Join('\n', complaints));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
