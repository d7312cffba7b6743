using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>One portal, one browser and one context for the whole run; every test takes a page of its own.</summary>
public sealed class PortalInBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PortalProcess? portal;

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.Absence);

    public PortalProcess Portal => portal ?? throw new InvalidOperationException(Chromium.Absence);

    public IBrowserContext Context { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Absence is not null) return;
        portal = await PortalProcess.StartAsync("portal");
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        Context = await NewContextAsync(portal);
    }

    /// <summary>A context apart from the shared one, for what the shared one must not be: without scripts, at another portal.</summary>
    public async Task<IBrowserContext> NewContextAsync(PortalProcess of, bool scripts = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = of.Address.ToString(),
            JavaScriptEnabled = scripts,
            Locale = "en-US",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (portal is not null) await portal.DisposeAsync();
    }
}

/// <summary>All tests in the browser belong to this collection, so that they share it and run one after the other.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // "Collection" is xunit's word for it
public sealed class BrowserCollection : ICollectionFixture<PortalInBrowser>
#pragma warning restore CA1711
{
    public const string Name = "browser";
}
