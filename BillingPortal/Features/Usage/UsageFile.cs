using System.Text;
using BillingPortal.Core;
using BillingPortal.Features.Usage.Contracts;

namespace BillingPortal.Features.Usage;

/// <summary>An event as a line of a file has it.</summary>
/// <param name="Number">Of the line, from 1.</param>
/// <param name="Units">As it stands there.</param>
/// <param name="Usage">Null where it cannot be read; <paramref name="Fault"/> says why.</param>
public sealed record FileLine(int Number, string EventId, string Customer, string Units, string At, NewUsage? Usage, Refusal? Fault);

/// <summary>A file of usage events: a line names the columns, each other one is an event.</summary>
/// <param name="Ignored">Columns that mean nothing here.</param>
public sealed record UsageFile(IReadOnlyList<FileLine> Lines, IReadOnlyList<string> Ignored)
{
    public const int MostBytes = 5_000_000;
    public const int MostLines = 50_000;

    // What programs for tables write, by country.
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly char[] Others = ['|', ':', ' '];

    private static readonly Refusal Empty = new("file_empty", "There is nothing in it. The first line names the columns, each further line is an event.");
    private static readonly Refusal NoEvents = new("file_empty", "There is no line below the first one, so no event.");
    private static readonly Refusal NotText = new("file_encoding", "This is no text in UTF-8. Save the file as \"CSV UTF-8\" and choose it again.");
    private static readonly Refusal TooLong = new("file_long", $"It has more than {MostLines:N0} lines. Take it apart into several files; what is in the books already is known again.");

    /// <summary>The text of a file: UTF-8, or UTF-16 where the file says so.</summary>
    public static Result<string> Decode(byte[] bytes)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? NotText : text;
        }
        catch (DecoderFallbackException)
        {
            return NotText;
        }
    }

    public static Result<UsageFile> Read(string text)
    {
        var body = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(body)) return Empty;
        var columns = Separators.Select(s => UsageColumns.Of(First(body, s), s)).MaxBy(c => c.Known)!;
        if (columns.Fault(Others.FirstOrDefault(o => UsageColumns.Of(First(body, o), o).Known > columns.Known)) is { } fault) return fault;
        try
        {
            return Events(CsvRecords.Of(body, columns.Separator).Where(r => !r.IsEmpty).Skip(1), columns);
        }
        catch (CsvOpenException open)
        {
            return new Refusal("file_quotes", open.Message + " A quotation mark inside a value is written twice.");
        }
    }

    private static Result<UsageFile> Events(IEnumerable<CsvRecord> records, UsageColumns columns)
    {
        var lines = records.Take(MostLines + 1).Select(columns.Read).ToArray();
        return lines.Length == 0 ? NoEvents : lines.Length > MostLines ? TooLong : new UsageFile(lines, columns.Ignored);
    }

    // Only the first line: in the rest of the file another separator may mean nothing.
    private static IReadOnlyList<string> First(string body, char separator)
    {
        foreach (var line in body.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace())
                return [.. line.ToString().Split(separator).Select(name => name.Trim().Trim('"').Trim().ToLowerInvariant())];
        return [];
    }
}
