using System.Buffers;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>Lines of a file of values apart by commas, as RFC 4180 has it.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> Formulas = SearchValues.Create("=+-@\t\r\n");

    public static string Line(params IEnumerable<string> cells) => string.Join(',', cells) + "\r\n";

    /// <summary>Text that somebody else wrote. What a spreadsheet would take for a formula gets an apostrophe before it, and so stays text.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = Formulas.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
