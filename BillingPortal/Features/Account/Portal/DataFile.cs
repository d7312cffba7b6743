using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Account.Portal;

/// <summary>The file that a person takes along.</summary>
internal static class DataFile
{
    public static void MapDataFile(this WebApplication app) => app.MapGet("/account/data/file", DownloadAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    private static async Task<FileContentHttpResult> DownloadAsync(HttpContext http, ExportMyData export) =>
        TypedResults.File(await export.RunAsync(CurrentPerson.Id(http.User)!, http.RequestAborted), "application/json", "my-data.json");
}
