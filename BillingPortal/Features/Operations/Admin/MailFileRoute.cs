using System.Globalization;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Operations.Admin;

/// <summary>The file that goes with a mail, for staff.</summary>
internal static class MailFileRoute
{
    public static string Of(long mail) => string.Create(CultureInfo.InvariantCulture, $"/admin/mail/{mail}/attachment");

    public static void MapMailFile(this WebApplication app) => app.MapGet("/admin/mail/{id:long}/attachment", DownloadAsync).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

    // Nobody between keeps it.
    private static async Task<Results<FileContentHttpResult, NotFound>> DownloadAsync(long id, MailView view, HttpContext http)
    {
        if (await view.FileAsync(id, http.RequestAborted) is not { } file) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.Bytes, file.ContentType, file.Name);
    }
}
