using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>Where the inspector stands, and how its pages are framed.</summary>
internal sealed partial record Site(string Root)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Name, string Path)[] Rooms =
    [
        ("Overview", ""), ("Objects", "/objects"), ("Requests", "/requests"), ("Events", "/events"), ("Deliveries", "/deliveries"), ("Chaos", "/chaos"), ("Card form", "/try"),
    ];

    public static Site Of(HttpContext context, SandboxOptions options) => new($"{context.Request.PathBase}{options.Prefix}/stripe");

    /// <summary>The page of whatever has this id.</summary>
    public Html Link(string id) => Html.Of($"""<a href="{Root}/{Room(id)}/{Uri.EscapeDataString(id)}"><code>{id}</code></a>""");

    /// <summary>The text with each id in it as a link.</summary>
    public Html Linked(string text)
    {
        var parts = new List<Html>();
        var at = 0;
        foreach (Match match in Id().Matches(text))
        {
            parts.Add(Html.Of($"{text[at..match.Index]}{Link(match.Value)}"));
            at = match.Index + match.Length;
        }
        return Html.All([.. parts, Html.Of($"{text[at..]}")]);
    }

    public IResult Page(HttpResponse response, string title, string room, Html body, int status = 200, string? script = null)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
        return Results.Text(Whole(title, room, body, script).Text, "text/html; charset=utf-8", statusCode: status);
    }

    private Html Whole(string title, string room, Html body, string? script) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · Sandbox</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{Root}/js/page/inspector.css">
        {Scripts(script)}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header><p class="brand"><span class="mark" aria-hidden="true"></span>Stripe stand-in <span class="chip">Sandbox</span></p>
        <nav aria-label="Inspector">{Rooms.Select(r => Tab(r.Name, r.Path, room))}</nav></header>
        <main id="main" tabindex="-1">
        {body}
        </main>
        </body>
        </html>
        """);

    private Html Scripts(string? name) => name is null ? Html.None : name == "try.js"
        ? Html.Of($"""<script src="{Root}/js/stripe.js"></script><script type="module" src="{Root}/js/page/{name}"></script>""")
        : Html.Of($"""<script type="module" src="{Root}/js/page/{name}"></script>""");

    private Html Tab(string name, string path, string room) =>
        Html.Of($"""<a href="{Root}{path}"{(name == room ? new Html(" aria-current=\"page\"") : Html.None)}>{name}</a>""");

    private static string Room(string id) => id.Split('_')[0] switch { "req" => "requests", "evt" => "events", _ => "objects" };

    [GeneratedRegex(@"(?<![\w/])(?!txn_|idem_)[a-z]{2,10}_[A-Za-z0-9]{14,24}(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
