using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Catalog.Admin;

/// <summary>The catalogue as a download for staff.</summary>
internal static class ExportFile
{
    public static void MapExportFile(this WebApplication app) => app.MapGet(CatalogueAddress.Export, DownloadAsync).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

    private static async Task<FileContentHttpResult> DownloadAsync(WriteCatalogueFile write, HttpContext http) =>
        TypedResults.File(await write.RunAsync(http.RequestAborted), "application/json", "catalogue.json");
}
