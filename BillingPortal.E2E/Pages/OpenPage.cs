using BillingPortal.E2E.Kit;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Pages;

/// <summary>A page in the browser, watched from its first request on, with what every page of the portal has.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly Uri home;
    private readonly bool stays;

    private OpenPage(IPage page, Uri home, bool stays = false)
    {
        (this.home, this.stays) = (home, stays);
        Page = page;
        Watch = new(page, home);
        Overlay = new(page);
    }

    public IPage Page { get; }

    public Watch Watch { get; }

    public ReconnectOverlay Overlay { get; }

    public ILocator SkipLink => Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public ILocator Headline => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The words of the headline; a state may stand beside them.</summary>
    public Task ReadsAsync(string headline) => Assertions.Expect(Headline).ToContainTextAsync(headline);

    public ILocator UseDarkTheme => Page.GetByRole(AriaRole.Button, new() { Name = "Use the dark theme" });

    public ILocator UseLightTheme => Page.GetByRole(AriaRole.Button, new() { Name = "Use the light theme" });

    public static async Task<OpenPage> InAsync(IBrowserContext context, PortalProcess portal) =>
        new(await context.NewPageAsync(), portal.Address);

    /// <summary>In the tab that stays open for this role: a browser takes longer to open a tab than to show a page.</summary>
    public static async Task<OpenPage> OfAsync(PortalInBrowser desk, Role? role) => new(await desk.TabOfAsync(role), desk.Portal.Address, stays: true);

    /// <param name="path">A path of the portal.</param>
    /// <param name="status">What the server is meant to answer.</param>
    /// <param name="live">False for a browser without scripts, where nothing comes to life.</param>
    public async Task GoAsync(string path, int status = 200, bool live = true)
    {
        if (status >= 400) Watch.MayFail(path);
        var response = await Page.GotoAsync(path);
        Assert.True(response!.Status == status, $"{path} answered {response.Status}, not {status}.");
        if (live) await BecomesLiveAsync();
    }

    /// <summary>Chosen as the person's own choice is kept, so that the page is already sent in it.</summary>
    public async Task LookAsync(Look look)
    {
        await Page.SetViewportSizeAsync(look.Width, 900);
        await Page.Context.AddCookiesAsync([new() { Name = "theme", Value = look.Theme, Url = home.ToString() }]);
    }

    /// <summary>Puts the other theme on as the button's script does, without asking the server again.</summary>
    /// <remarks>Colours change by transitions that are all but instant, yet an element has its old colour until the next frame.</remarks>
    public Task TurnAsync(Look look) => Page.EvaluateAsync("""
        async theme => {
            document.documentElement.dataset.theme = theme;
            await new Promise(requestAnimationFrame);
            await Promise.allSettled(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished));
        }
        """, look.Theme);

    /// <summary>
    /// Blazor marks what the server drew beforehand with comments and takes them away with the first drawing of the circuit.
    /// A page without a circuit has none from the start.
    /// </summary>
    public Task BecomesLiveAsync() => Page.WaitForFunctionAsync("""
        () => {
            const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
            while (comments.nextNode())
                if (/^(Blazor:\{"type"|bl-root)/.test(comments.currentNode.data)) return false;
            return document.readyState === "complete";
        }
        """);

    /// <summary>The page in its whole height: a long screen shows sticky parts where they belong, a stitched picture does not.</summary>
    public async Task PictureAsync(string file)
    {
        var height = await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await Page.SetViewportSizeAsync(Page.ViewportSize!.Width, Math.Clamp(height, 900, 8000));
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        await Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
    }

    private const string SticksOut = """
        () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
            .map(e => `${e.tagName.toLowerCase()}.${e.className}`).slice(0, 5).join(', ')
        """;

    public async Task AssertWellFormedAsync()
    {
        Assert.True(await Headline.CountAsync() == 1, "The page does not have one headline (h1).");
        Assert.True(await Main.CountAsync() == 1, "The page does not have one main landmark.");
        await Page.WaitForFunctionAsync("() => document.title.trim().length > 0"); // a live page draws it once more
        var tooWide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(tooWide <= 0, $"The page is {tooWide} pixels wider than the screen: {await Page.EvaluateAsync<string>(SticksOut)}.");
    }

    public async ValueTask DisposeAsync()
    {
        Watch.Dispose();
        // Nothing of this page is left to be heard by the next one in the tab.
        if (stays) await Page.GotoAsync("about:blank");
        else await Page.CloseAsync();
    }
}
