using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>What a person sees while the server is out of reach.</summary>
public sealed class ReconnectOverlay(IPage page)
{
    private ILocator Box => page.Locator("#components-reconnect-modal");

    public Task IsShownAsync() => Expect(Box).ToBeVisibleAsync();

    public Task IsGoneAsync() => Expect(Box).ToBeHiddenAsync();
}
