using System.Buffers.Text;
using System.Security.Cryptography;

namespace BillingPortal.Platform.Security;

/// <summary>What a page may load and run: its own files, the card form, and the one inline script that carries the nonce of this answer.</summary>
public static class ContentPolicy
{
    private const string Key = "script-nonce";

    // No browser is meant to show an answer of the API: nothing at all is allowed, and there is nothing to make for each of them.
    private const string OfData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// The nonce of this answer, for the import map. It hangs on the request, not on a scope,
    /// because an error page is made in a scope of its own.
    /// </summary>
    public static string Nonce(HttpContext context)
    {
        if (context.Items[Key] is string made) return made;
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        context.Items[Key] = nonce;
        return nonce;
    }

    // Swagger's script adds a style element of its own, different in each version; nothing of ours stands on those pages.
    private static string Styles(PathString path) => path.StartsWithSegments("/api/docs", StringComparison.OrdinalIgnoreCase) ? "'self' 'unsafe-inline'" : "'self'";

    // Radzen and Blazor place popups, grids and bars by style attributes; no page has a style element.
    internal static string For(HttpContext context) => IsData(context) ? OfData : Policy(context);

    /// <summary>An answer of the API, which is no page.</summary>
    internal static bool IsData(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    private static string Policy(HttpContext context) => string.Join("; ", Lines(context, context.RequestServices.GetRequiredService<CardFormSources>()));

    // The card form's hosts stand on every page: whoever comes to it without a new load still has the policy of the page before.
    private static string[] Lines(HttpContext context, CardFormSources card) =>
    [
        "default-src 'none'",
        $"script-src 'self' 'nonce-{Nonce(context)}'{card.Scripts}",
        $"frame-src 'self'{card.Frames}",
        $"style-src {Styles(context.Request.Path)}",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        $"connect-src 'self'{card.Calls}",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ];
}
