using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>
/// Listens to a page and remembers what must not happen: a word of warning in the console, an error of a script,
/// a refused request, what the page's own policy forbade it, and above all a request to any host but the portal's own.
/// </summary>
public sealed class Watch
{
    private readonly Uri home;
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> strangers = [];
    private readonly HashSet<string> mayFail = [];

    public Watch(IPage page, Uri home)
    {
        this.home = home;
        page.Console += (_, message) => Heard(message);
        page.PageError += (_, error) => complaints.Enqueue("script error: " + error);
        page.Request += (_, request) => Sent(request.Url);
        page.WebSocket += (_, socket) => Sent(socket.Url);
        page.Response += (_, response) => Answered(response);
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

    private void Heard(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !mayFail.Any(url => message.Location.StartsWith(url, StringComparison.Ordinal)))
            complaints.Enqueue($"console {message.Type}: {message.Text} ({message.Location})");
    }

    private void Sent(string address)
    {
        var url = new Uri(address);
        if (url.Scheme is not ("data" or "blob" or "about") && url.Authority != home.Authority) strangers.Enqueue(address);
    }

    private void Answered(IResponse response)
    {
        if (response.Status >= 400 && !mayFail.Contains(response.Url)) complaints.Enqueue($"{response.Status} {response.Url}");
    }
}
