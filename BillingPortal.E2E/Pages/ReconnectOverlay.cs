using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>What a person sees while the server is out of reach.</summary>
public sealed class ReconnectOverlay(IPage page)
{
    // The browser tries again with growing pauses; a machine that is busy may take its time, too.
    private const float Patience = 60_000;

    private ILocator Box => page.Locator("#components-reconnect-modal");

    private ILocator Reload => Box.GetByRole(AriaRole.Button, new() { Name = "Reload the page" });

    public Task IsShownAsync() => Expect(Box).ToBeVisibleAsync();

    public Task IsGoneAsync() => Expect(Box).ToBeHiddenAsync(new() { Timeout = Patience });

    public Task OffersToReloadAsync() => Expect(Reload).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task ReloadAsync() => Reload.ClickAsync();
}
