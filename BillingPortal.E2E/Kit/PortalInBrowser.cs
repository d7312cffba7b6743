using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>Who looks at a page: one of the sample people of the sandbox.</summary>
public enum Role
{
    Customer,
    Support,
    Admin,
}

/// <summary>One portal, one browser, and for the whole run one context of nobody and one of each role; every test takes a page of its own.</summary>
public sealed class PortalInBrowser : IAsyncLifetime
{
    /// <summary>How long a condition is waited for, in milliseconds; it only ends what would never come.</summary>
    public const int Patience = 15_000;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private PortalProcess? portal;
    private PortalProcess? travelled;
    private string? people;
    private readonly Dictionary<Role, IBrowserContext> signedIn = [];
    private readonly Dictionary<IBrowserContext, IPage> tabs = [];

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.Absence);

    public PortalProcess Portal => portal ?? throw new InvalidOperationException(Chromium.Absence);

    public IBrowserContext Context { get; private set; } = null!;

    /// <summary>The one portal of all journeys that move the clock, started by the first of them.</summary>
    public async Task<JourneyPortal> JourneyAsync() => new(this, travelled ??= await StartWithPeopleAsync("journeys"));

    /// <summary>A portal of its own with the sample people as they are when a sandbox begins. Living through their past takes longer than starting: it is done once.</summary>
    public Task<PortalProcess> StartWithPeopleAsync(string name, params string[] settings) =>
        PortalProcess.StartFromAsync(people ?? throw new InvalidOperationException(Chromium.Absence), name, settings);

    public async Task InitializeAsync()
    {
        if (Chromium.Absence is not null) return;
        portal = await PortalProcess.StartWithPeopleAsync("portal");
        people = portal.CopyData();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await Chromium.LaunchAsync(playwright);
        Context = await NewContextAsync(portal);
    }

    /// <summary>The context in which somebody of this role is signed in; nobody when none is named. It must be left signed in.</summary>
    public async Task<IBrowserContext> ContextOfAsync(Role? role)
    {
        if (role is not { } asked) return Context;
        if (signedIn.TryGetValue(asked, out var known)) return known;
        return signedIn[asked] = await SignedInAsync(Portal, asked);
    }

    /// <summary>A tab of that context which stays open, for tests that only look.</summary>
    public async Task<IPage> TabOfAsync(Role? role)
    {
        var context = await ContextOfAsync(role);
        if (!tabs.TryGetValue(context, out var tab)) tabs[context] = tab = await context.NewPageAsync();
        return tab;
    }

    /// <summary>A context of its own, at any portal, signed in by the button for sample people.</summary>
    public Task<IBrowserContext> SignedInAsync(PortalProcess of, Role role) =>
        SignedInAsync(of, role switch { Role.Admin => "Ada Admin", Role.Support => "Sam Support", _ => "Carla Card" });

    /// <summary>The same as one of the sample people by name.</summary>
    public async Task<IBrowserContext> SignedInAsync(PortalProcess of, string name, bool scripts = true, string zone = "UTC")
    {
        var context = await NewContextAsync(of, scripts, zone);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        await page.CloseAsync();
        return context;
    }

    /// <summary>A context apart from the shared one, for what the shared one must not be: without scripts, at another portal.</summary>
    public async Task<IBrowserContext> NewContextAsync(PortalProcess of, bool scripts = true, string zone = "UTC")
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = of.Address.ToString(),
            JavaScriptEnabled = scripts,
            Locale = "en-US",
            TimezoneId = zone,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        await Watch.HearPolicyAsync(context);
        return context;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (travelled is not null) await travelled.DisposeAsync();
        if (portal is not null) await portal.DisposeAsync();
        if (people is not null) Directory.Delete(people, recursive: true);
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
