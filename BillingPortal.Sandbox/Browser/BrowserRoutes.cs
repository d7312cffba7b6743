using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Browser;

/// <summary>The browser's script, and the frames that it opens: the card form and the bank's page.</summary>
internal static class BrowserRoutes
{
    // Other ports of this machine may frame them: a second node has no stand-in of its own.
    private const string FramePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' http://localhost:* http://127.0.0.1:*";

    public static void MapBrowser(this IEndpointRouteBuilder group)
    {
        group.MapGet("/stripe/js/stripe.js", (HttpResponse response) => Shared(response, BrowserFiles.Sent(BrowserFiles.Script, "text/javascript")));
        group.MapGet("/stripe/js/page/{name}", (HttpResponse response, string name) => Shared(response, BrowserFiles.Asset(name)));
        group.MapGet("/stripe/js/payment", (HttpResponse response, SandboxOptions options) =>
            Framed(response, "payment.html", ("month", options.Now().ToString("yyyy-MM", CultureInfo.InvariantCulture))));
        group.MapGet("/stripe/js/challenge", (HttpResponse response) => Framed(response, "challenge.html", ("secret", ""), ("base", "")));
        group.MapGet("/stripe/js/3ds/{intent}", (HttpResponse response, string? client_secret) =>
            Framed(response, "challenge.html", ("secret", client_secret ?? ""), ("base", "../")));
    }

    /// <summary>Pages of other origins may load it, as they may Stripe's.</summary>
    private static IResult Shared(HttpResponse response, IResult file)
    {
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.CacheControl = "no-cache";
        return file;
    }

    private static IResult Framed(HttpResponse response, string page, params ReadOnlySpan<(string Name, string Value)> holes)
    {
        response.Headers.ContentSecurityPolicy = FramePolicy;
        response.Headers.XFrameOptions = "SAMEORIGIN";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = "no-store";
        var html = BrowserFiles.Text(page);
        foreach (var (name, value) in holes) html = html.Replace($"{{{{{name}}}}}", WebUtility.HtmlEncode(value), StringComparison.Ordinal);
        return Results.Text(html, "text/html; charset=utf-8");
    }
}
