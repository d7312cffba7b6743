using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace BillingPortal.Features.Customers.Admin;

/// <summary>Begins and ends looking as a customer: both change what stands in the session's cookie, which a live page cannot.</summary>
internal static class ViewingPosts
{
    public const string Stop = "/viewing/stop";

    public static string Open(string customer) => $"/admin/customers/{customer}/open-as";

    public static void MapViewingPosts(this WebApplication app)
    {
        app.MapPost("/admin/customers/{id}/open-as", OpenAsync).RequireAuthorization(Policies.Staff).ExcludeFromDescription();
        app.MapPost(Stop, StopAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    // The form parameter makes the framework ask for the token.
    private static async Task<Results<RedirectHttpResult, NotFound>> OpenAsync(string id, HttpContext http, IFormCollection _, CurrentPerson current, OpenAsCustomer open)
    {
        var actor = await current.ActorAsync(http.User, http.RequestAborted);
        if (!actor.IsDone) return TypedResults.LocalRedirect("/signin");
        var viewing = await open.RunAsync(actor.Value, id, http.RequestAborted);
        if (!viewing.IsDone) return TypedResults.NotFound();
        await KeepAsync(http, viewing.Value.Over(http.User));
        return TypedResults.LocalRedirect("/overview");
    }

    private static async Task<RedirectHttpResult> StopAsync(HttpContext http, IFormCollection _)
    {
        var viewing = ViewingAs.Of(http.User);
        await KeepAsync(http, ViewingAs.End(http.User));
        return TypedResults.LocalRedirect(viewing is null ? "/" : $"{CustomersAddress.Page}/{viewing.Customer}");
    }

    // The same session in a new cookie, which lasts as long as the one before would have.
    private static async Task KeepAsync(HttpContext http, System.Security.Claims.ClaimsPrincipal person) =>
        await http.SignInAsync(IdentityConstants.ApplicationScheme, person, (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties);
}
