using System.Text;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Usage.Admin;

/// <summary>The report of an import as a download for staff.</summary>
internal static class ReportFile
{
    public static string Address(string id) => $"{UsagePlaces.Import}/{id}.csv";

    public static void MapReportFile(this WebApplication app) => app.MapGet(Address("{id}"), Download).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

    private static Results<PushStreamHttpResult, NotFound> Download(string id, ImportReports reports)
    {
        if (reports.Find(id) is not { } report) return TypedResults.NotFound();
        return TypedResults.Stream(async body =>
        {
            await using var file = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await file.WriteAsync(ReportText.Columns + "\r\n");
            foreach (var line in report.Lines) await file.WriteAsync(ReportText.Line(line));
        }, "text/csv", "usage-import.csv");
    }
}
