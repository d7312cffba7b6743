using System.Buffers.Binary;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>What a document needs to know of a TrueType font: which glyph shows a character, how wide it is, and the outlines, to take along those that were used.</summary>
/// <remarks>Read from the tables as Microsoft's OpenType specification describes them. Fonts are ours, not a user's: one that is broken is a bug.</remarks>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Start, int Length)> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly IReadOnlyDictionary<ushort, ushort> figures;
    private readonly int widths;

    public TrueTypeFont(string name, byte[] file)
    {
        (Name, this.file) = (name, file);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + i * 16;
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        (UnitsPerEm, Glyphs, widths) = (U16(At("head") + 18), U16(At("maxp") + 4), U16(At("hhea") + 34));
        (Ascent, Descent) = (I16(At("hhea") + 4), I16(At("hhea") + 6));
        Box = [.. Enumerable.Range(0, 4).Select(i => I16(At("head") + 36 + i * 2))];
        CapHeight = I16(At("OS/2") + 88);
        ReadCharacters();
        figures = Substitutions.Of(file, At("GSUB"), "tnum");
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Glyphs { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int[] Box { get; }

    /// <summary>The glyph of a character; 0, the empty box, for one that the font does not have. Figures are all as wide as each other, so that they stand under each other.</summary>
    public ushort GlyphOf(Rune character)
    {
        var glyph = glyphs.GetValueOrDefault(character.Value);
        return character.Value is >= '0' and <= '9' ? figures.GetValueOrDefault(glyph, glyph) : glyph; // a hyphen of that kind is as wide as a figure too
    }

    /// <summary>The character itself, or where the font lacks it the plain letters that it is another form of: "fi" for the one that is both.</summary>
    public IEnumerable<Rune> DrawnFor(Rune character)
    {
        if (GlyphOf(character) != 0) return [character];
        Rune[] plain = [.. character.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes()];
        return plain.All(p => GlyphOf(p) != 0) ? plain : [character];
    }

    /// <summary>In units of the font.</summary>
    public int WidthOf(ushort glyph) => U16(At("hmtx") + Math.Min(glyph, widths - 1) * 4);

    internal ReadOnlySpan<byte> Table(string name) => tables.TryGetValue(name, out var found) ? file.AsSpan(found.Start, found.Length) : default;

    /// <summary>The outline of a glyph; empty for a space.</summary>
    internal ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, until) = (Offset(glyph), Offset(glyph + 1));
        return file.AsSpan(At("glyf") + from, until - from);
    }

    private int Offset(int glyph) => I16(At("head") + 50) == 0 ? U16(At("loca") + glyph * 2) * 2 : (int)U32(At("loca") + glyph * 4);

    private void ReadCharacters()
    {
        var map = At("cmap");
        for (var i = 0; i < U16(map + 2); i++)
        {
            var format = map + (int)U32(map + 4 + i * 8 + 4);
            if (U16(format) == 12) ReadGroups(format);
            else if (U16(format) == 4) ReadSegments(format);
        }
    }

    // Format 12: groups of characters with glyphs in a row.
    private void ReadGroups(int at)
    {
        for (var i = 0; i < (int)U32(at + 12); i++)
        {
            var (first, last, glyph) = ((int)U32(at + 16 + i * 12), (int)U32(at + 20 + i * 12), (int)U32(at + 24 + i * 12));
            for (var c = first; c <= last; c++) glyphs[c] = (ushort)(glyph + c - first);
        }
    }

    // Format 4: segments of the first plane, with a difference or a list each.
    private void ReadSegments(int at)
    {
        var size = U16(at + 6);
        var (ends, starts, deltas, ranges) = (at + 14, at + 16 + size, at + 16 + size * 2, at + 16 + size * 3);
        for (var i = 0; i < size; i += 2)
            for (var c = U16(starts + i); c <= U16(ends + i) && c < 0xFFFF; c++)
            {
                var range = U16(ranges + i);
                var glyph = range == 0 ? c : U16(ranges + i + range + (c - U16(starts + i)) * 2);
                if (range == 0 || glyph != 0) glyph = (glyph + U16(deltas + i)) & 0xFFFF;
                if (glyph != 0) glyphs.TryAdd(c, (ushort)glyph);
            }
    }

    private int At(string table) => tables[table].Start;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
