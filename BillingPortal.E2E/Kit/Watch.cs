using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>
/// Listens to a page and remembers what must not happen: a word of warning in the console, an error of a script,
/// a refused request, what the page's own policy forbade it, and above all a request to any host but the portal's own.
/// </summary>
public sealed class Watch : IDisposable
{
    private readonly IPage page;
    private readonly Uri home;
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> strangers = [];
    private readonly HashSet<string> mayFail = [];

    public Watch(IPage page, Uri home)
    {
        (this.page, this.home) = (page, home);
        page.Console += Heard;
        page.PageError += Failed;
        page.Request += Sent;
        page.WebSocket += Opened;
        page.Response += Answered;
    }

    public void Dispose()
    {
        page.Console -= Heard;
        page.PageError -= Failed;
        page.Request -= Sent;
        page.WebSocket -= Opened;
        page.Response -= Answered;
    }

    /// <summary>Lets the pages of a context say what their Content-Security-Policy stopped, in one form, whatever else the browser writes about it.</summary>
    public static Task HearPolicyAsync(IBrowserContext context) => context.AddInitScriptAsync("""
        addEventListener('securitypolicyviolation', e =>
            console.error(`policy: ${e.effectiveDirective} forbids ${e.blockedURI} (${e.sourceFile}:${e.lineNumber} ${e.sample})`), true);
        """);

    /// <summary>A page that is meant to answer with an error, and says so in the console too.</summary>
    public void MayFail(string path) => mayFail.Add(new Uri(home, path).AbsoluteUri);

    public void AssertSilent()
    {
        AssertNothingLeftTheHost();
        Assert.True(complaints.IsEmpty, string.Join('\n', complaints));
    }

    /// <summary>For journeys that break the connection on purpose, where the console may say so.</summary>
    public void AssertNothingLeftTheHost() =>
        Assert.True(strangers.IsEmpty, $"The page asked somebody else than the portal ({home.Authority}):\n{string.Join('\n', strangers)}");

    private void Heard(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !mayFail.Any(url => message.Location.StartsWith(url, StringComparison.Ordinal)))
            complaints.Enqueue($"console {message.Type}: {message.Text} ({message.Location})");
    }

    private void Failed(object? sender, string error) => complaints.Enqueue("script error: " + error);

    private void Sent(object? sender, IRequest request) => Sent(request.Url);

    private void Opened(object? sender, IWebSocket socket) => Sent(socket.Url);

    private void Sent(string address)
    {
        var url = new Uri(address);
        if (url.Scheme is not ("data" or "blob" or "about") && url.Authority != home.Authority) strangers.Enqueue(address);
    }

    private void Answered(object? sender, IResponse response)
    {
        if (response.Status >= 400 && !mayFail.Contains(response.Url)) complaints.Enqueue($"{response.Status} {response.Url}");
    }
}
