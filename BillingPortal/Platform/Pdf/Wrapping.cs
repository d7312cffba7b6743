namespace BillingPortal.Platform.Pdf;

/// <summary>Breaks text into lines that fit.</summary>
internal static class Wrapping
{
    /// <summary>At spaces; a word that is wider than a line is broken where the line ends. Line breaks of the text stay.</summary>
    public static IReadOnlyList<string> Lines(this PdfStyle style, string text, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n')) Wrap(style, paragraph, width, lines);
        return lines;
    }

    private static void Wrap(PdfStyle style, string paragraph, double width, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (style.WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = Break(style, word, width, lines);
        }
        lines.Add(line);
    }

    // What is left of the word stands on the line that goes on.
    private static string Break(PdfStyle style, string word, double width, List<string> lines)
    {
        var runes = word.EnumerateRunes().ToArray();
        var rest = "";
        foreach (var rune in runes)
        {
            if (rest.Length > 0 && style.WidthOf(rest + rune) > width)
            {
                lines.Add(rest);
                rest = "";
            }
            rest += rune;
        }
        return rest;
    }
}
