using System.Text;

namespace BillingPortal.Features.Usage;

/// <param name="Line">Of the file, from 1: where it begins.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Values)
{
    public bool IsEmpty => Values.All(string.IsNullOrWhiteSpace);
}

/// <summary>
/// Takes a text of separated values apart, as RFC 4180 has it: values in quotation marks may hold the separator, line breaks and doubled quotation marks.
/// Lines end as any system ends them.
/// </summary>
internal sealed class CsvRecords(string text, char separator)
{
    private int at;
    private int line = 1;

    /// <exception cref="CsvOpenException">A quotation mark is never closed.</exception>
    public static IEnumerable<CsvRecord> Of(string text, char separator)
    {
        var records = new CsvRecords(text, separator);
        while (records.Next() is { } record) yield return record;
    }

    private CsvRecord? Next()
    {
        if (at == text.Length) return null;
        var (first, values) = (line, new List<string> { Value() });
        while (at < text.Length && text[at] == separator)
        {
            at++;
            values.Add(Value());
        }
        if (at < text.Length) EndLine();
        return new(first, values);
    }

    private string Value()
    {
        if (at == text.Length || text[at] != '"') return Plain();
        var (opened, value) = (line, new StringBuilder());
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (++at == text.Length || text[at] != '"')) return value.Append(Plain()).ToString();
            if (text[at] == '\n') line++;
            value.Append(text[at]);
        }
        throw new CsvOpenException(opened);
    }

    private string Plain()
    {
        var from = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) at++;
        return text[from..at];
    }

    private void EndLine()
    {
        if (text[at++] == '\r' && at < text.Length && text[at] == '\n') at++;
        line++;
    }
}

/// <summary>A quotation mark is never closed: whatever follows it is one value.</summary>
internal sealed class CsvOpenException(int line) : Exception($"The quotation mark that opens in line {line} is never closed.");
