using System.Globalization;
using System.Security.Cryptography;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage;

/// <summary>Keeps the last few reports of imports on this node, so that they can be fetched as a file. They are not kept for long: the same file gives the same report again.</summary>
internal sealed class ImportReports
{
    private const int Kept = 5;
    private readonly Lock turn = new();
    private readonly LinkedList<(string Id, ImportReport Report)> reports = [];

    /// <returns>By what it is found again; nobody can guess it.</returns>
    public string Keep(ImportReport report)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (turn)
        {
            reports.AddLast((id, report));
            if (reports.Count > Kept) reports.RemoveFirst();
        }
        return id;
    }

    public ImportReport? Find(string id)
    {
        lock (turn) return reports.FirstOrDefault(r => r.Id == id).Report;
    }
}

/// <summary>A report as a file: the lines as they were, with what became of each.</summary>
internal static class ReportText
{
    public const string Columns = "line,event_id,customer,units,at,outcome,code,reason";

    public static string Outcome(UsageOutcome outcome) => outcome.ToString().ToLowerInvariant();

    public static string Line(ImportedLine line) => CsvText.Line(line.Line.Number.ToString(CultureInfo.InvariantCulture), CsvText.Text(line.Line.EventId), CsvText.Text(line.Line.Customer),
        line.Line.Usage is { } usage ? usage.Units.ToString(CultureInfo.InvariantCulture) : CsvText.Text(line.Line.Units), line.Line.Usage?.At is { } at ? Show.Machine(new DateTimeOffset(at)) : CsvText.Text(line.Line.At),
        Outcome(line.Outcome), CsvText.Text(line.Code), CsvText.Text(line.Reason));
}
