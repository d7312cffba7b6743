using System.Text;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>The events of whoever asks as a download, with the filters of the page.</summary>
internal static class EventsFile
{
    public static void MapEventsFile(this WebApplication app) => app.MapGet(UsageAddress.EventsFile, DownloadAsync).RequireAuthorization(Policies.CustomerOpen).ExcludeFromDescription();

    private static async Task<Results<PushStreamHttpResult, NotFound>> DownloadAsync(string? from, string? to, string? id, string? source, CurrentCustomer current, WriteUsageFile write, HttpContext http)
    {
        if (await current.OfAsync(http.User, http.RequestAborted) is not { } who) return TypedResults.NotFound();
        var asked = UsageAddress.Read(from, to, id, source, null, null);
        return TypedResults.Stream(async stream =>
        {
            await using var file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await write.RunAsync(who.ProfileId, asked, file, http.RequestAborted);
        }, "text/csv; charset=utf-8", "usage-events.csv");
    }
}
