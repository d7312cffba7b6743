using BillingPortal.E2E.Pages;

namespace BillingPortal.E2E.Kit;

/// <summary>Each guard is shown a page with the fault that it is there for, and must name it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GuardTests(PortalInBrowser desk)
{
    [BrowserTheory]
    [InlineData("<img src='http://stranger.example/pixel.png' alt=''>", "http://stranger.example/pixel.png")]
    [InlineData("<script>new WebSocket('ws://stranger.example/socket')</script>", "ws://stranger.example/socket")]
    [InlineData("<script>console.warn('careful')</script>", "careful")]
    [InlineData("<script>missing()</script>", "missing is not defined")]
    [InlineData("<img src='/no-such-picture.png' alt=''>", "404")]
    public async Task FaultThatIsHeard_IsNamed(string fault, string named) =>
        Assert.Contains(named, await ComplaintAsync(fault, Silent), StringComparison.Ordinal);

    [BrowserTheory]
    [InlineData("<style>p { color: red }</style>", "policy: style-src-elem forbids inline")]
    [InlineData("<p style='color: red'>red</p>", "policy: style-src-attr forbids inline")]
    [InlineData("<img src='data:,' alt=''>", "policy: img-src forbids data")]
    public async Task WhatThePolicyForbids_IsNamed(string fault, string named) =>
        Assert.Contains(named, await ComplaintAsync(fault, Silent, policy: "default-src 'none'"), StringComparison.Ordinal);

    [BrowserTheory]
    [InlineData("<h1>A second headline</h1>", "one headline")]
    [InlineData("<div role='main'>second</div>", "one main landmark")]
    [InlineData("<div style='width: 3000px'>wide</div>", "pixels wider than the screen")]
    public async Task BadForm_IsNamed(string fault, string named) =>
        Assert.Contains(named, await ComplaintAsync(fault, page => page.AssertWellFormedAsync()), StringComparison.Ordinal);

    [BrowserTheory]
    [InlineData("<p style='color: #aaa'>pale</p>", "color-contrast")]
    [InlineData("<img src='data:,'>", "image-alt")]
    public async Task Barrier_IsNamed(string fault, string named) =>
        Assert.Contains(named, await ComplaintAsync(fault, page => Axe.AssertNothingGraveAsync(page.Page)), StringComparison.Ordinal);

    private static Task Silent(OpenPage page)
    {
        page.Watch.AssertSilent();
        return Task.CompletedTask;
    }

    private async Task<string> ComplaintAsync(string fault, Func<OpenPage, Task> guard, string? policy = null)
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.Page.RouteAsync("**/planted", route => route.FulfillAsync(new()
        {
            Headers = policy is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = policy },
            ContentType = "text/html",
            Body = $"<!DOCTYPE html><html lang='en'><head><title>Planted</title></head><body><main><h1>Planted</h1>{fault}</main></body></html>",
        }));
        await page.GoAsync("/planted");
        return (await Assert.ThrowsAnyAsync<Exception>(() => guard(page))).Message;
    }
}
