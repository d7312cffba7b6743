using System.Globalization;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>A font as one document uses it: it remembers what was written with it.</summary>
internal sealed class PdfFont(string resource, TrueTypeFont font)
{
    private const int Thousand = 1000;
    private static readonly string Unknown = Rune.ReplacementChar.ToString();
    private readonly SortedDictionary<ushort, string> used = [];

    /// <summary>By which pages name it.</summary>
    public string Resource => resource;

    public double WidthOf(string text, double size) => Shown(text).Sum(r => font.WidthOf(font.GlyphOf(r))) * size / font.UnitsPerEm;

    /// <summary>The text as an operand of Tj: numbers of glyphs.</summary>
    public string Encode(string text)
    {
        var line = new StringBuilder("<");
        foreach (var rune in Shown(text))
        {
            var glyph = font.GlyphOf(rune);
            used.TryAdd(glyph, glyph == 0 ? Unknown : rune.ToString()); // one box for all letters that the font lacks: none of them may stand for the others
            line.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return line.Append('>').ToString();
    }

    /// <summary>The objects that make it part of a document; the first is the one that pages refer to.</summary>
    public int Write(PdfObjects objects)
    {
        // Six letters say that it is a part of the font; which ones is nobody's business but must not change from one writing to the next.
        var name = $"BPORTL+{font.Name}";
        var file = objects.Stream("/Length1 " + Subset.Length.ToString(CultureInfo.InvariantCulture), Subset);
        var box = string.Join(' ', font.Box.Select(b => Scaled(b)));
        var descriptor = objects.Add($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight {Scaled(font.CapHeight)} /StemV 80 /FontFile2 {file} 0 R >>");
        var widths = string.Join(' ', used.Keys.Select(g => $"{g.ToString(CultureInfo.InvariantCulture)} [{Scaled(font.WidthOf(g))}]"));
        var shown = objects.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 0 /W [{widths}] /CIDToGIDMap /Identity >>");
        var characters = objects.Stream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return objects.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{shown} 0 R] /ToUnicode {characters} 0 R >>");
    }

    // Accents on the letter, where there is such a letter; and nothing that is not to be seen, such as marks of direction.
    private static IEnumerable<Rune> Shown(string text) => (Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes()).Normalize()).EnumerateRunes()
        .Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    private byte[] Subset => field ??= FontSubset.Of(font, used.Keys);

    private string Scaled(int units) => Math.Round(units * (double)Thousand / font.UnitsPerEm).ToString(CultureInfo.InvariantCulture);

    // What makes text in the document text again, to select, search and read aloud.
    private string ToUnicode()
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var part in used.Chunk(100))
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part) text.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character))}>\n");
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
