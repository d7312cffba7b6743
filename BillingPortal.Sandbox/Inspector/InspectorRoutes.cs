using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>The pages on which a person sees what the stand-in holds, and plays banks, networks and the postman.</summary>
internal static class InspectorRoutes
{
    public static void MapInspector(this IEndpointRouteBuilder group)
    {
        var pages = group.MapGroup("/stripe").AddEndpointFilter<OwnSite>();
        OverviewPage.Map(pages);
        ObjectPages.Map(pages);
        RequestPages.Map(pages);
        DeliveryPages.Map(pages);
        ChaosPage.Map(pages);
        TryPage.Map(pages);
    }

    public static IResult Missing(this Site site, HttpResponse response, string what, string id) => site.Page(response, "Not found", "", Html.Of($"""
        <h1>Not found</h1>
        <p class="empty">There is no {what} <code>{id}</code>. It may belong to another sandbox, or be forgotten: of requests only the last ones are kept.</p>
        """), StatusCodes.Status404NotFound);

    /// <summary>Back to where the result is seen.</summary>
    public static IResult SeeOther(HttpResponse response, string url)
    {
        response.Headers.Location = url;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
