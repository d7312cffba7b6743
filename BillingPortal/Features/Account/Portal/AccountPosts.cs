using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Account.Portal;

/// <summary>The posts that belong to no page. Both are forms with a token against forgery.</summary>
internal static class AccountPosts
{
    public static void MapAccountPosts(this WebApplication app)
    {
        app.MapPost("/signout", SignOutAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        if (app.Services.GetRequiredService<SamplePeople>().IsOffered) app.MapPost("/signin/sample", SignInAsync).ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, Sessions sessions, [FromForm] string? next)
    {
        await sessions.EndAsync(CurrentPerson.Id(http.User)!, only: http.User.FindFirst(Sessions.Claim)!.Value, ct: http.RequestAborted);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("/signin?done=signed-out");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> SignInAsync(HttpContext http, SamplePeople people, SignInAsSample signIn, Landing landing, [FromForm] string? email, [FromForm] string? next)
    {
        if (!people.IsShownAt(http.Request.Host.Host)) return TypedResults.NotFound();
        var signedIn = await signIn.RunAsync(email, http.Request.Headers.UserAgent, http.RequestAborted);
        if (!signedIn.IsDone) return TypedResults.LocalRedirect("/signin?done=sample-gone");
        await http.SignInAsync(IdentityConstants.ApplicationScheme, signedIn.Value, new() { IsPersistent = true });
        return TypedResults.LocalRedirect(landing.For(signedIn.Value, next));
    }
}
