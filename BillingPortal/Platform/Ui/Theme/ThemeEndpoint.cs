using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Platform.Ui.Theme;

/// <summary>A plain form post, so that the theme can be chosen without JavaScript.</summary>
internal static class ThemeEndpoint
{
    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapPost("/theme", Choose).ExcludeFromDescription();

    private static RedirectHttpResult Choose(HttpContext context, [FromForm] string? theme, [FromForm] string? returnUrl)
    {
        if (ThemeChoice.Known(theme) is { } name) context.Response.Cookies.Append(ThemeChoice.Cookie, name, Kept(context));
        else context.Response.Cookies.Delete(ThemeChoice.Cookie);
        return TypedResults.LocalRedirect(LocalUrl.Or(returnUrl));
    }

    private static CookieOptions Kept(HttpContext context) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
