using System.Globalization;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage;

/// <summary>The events of a customer as a file for spreadsheets and programs, written while it is read. docs/usage.md says what its columns are.</summary>
internal sealed class WriteUsageFile(ListUsage list)
{
    public const string Columns = "time,units,event_id,source,takes_back,taken_back,total,received,properties";

    public async Task RunAsync(long profileId, UsageQuestion asked, TextWriter file, CancellationToken ct = default)
    {
        await file.WriteAsync(Columns + "\r\n");
        await foreach (var line in list.AllAsync(profileId, asked, ct)) await file.WriteAsync(Line(line));
        await file.FlushAsync(ct);
    }

    private static string Line(UsageLine line) => CsvText.Line(
        Instant(line.At), Number(line.Units), CsvText.Text(line.EventId), line.Source.ToString().ToLowerInvariant(), CsvText.Text(TakesBack(line.TakesBack)), line.IsTakenBack ? "yes" : "",
        line.Total is { } total ? Number(total) : "", Instant(line.ReceivedAt), CsvText.Text(line.Properties));

    // A total has no id of its own; its day says which it is.
    private static string? TakesBack(UsageTaken? taken) => taken is null ? null : taken.EventId ?? "total of " + Instant(taken.At);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTime instant) => Show.Machine(new DateTimeOffset(instant));
}
