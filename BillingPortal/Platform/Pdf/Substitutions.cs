using System.Buffers.Binary;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>Other shapes that a font has for some of its glyphs, one for one.</summary>
internal static class Substitutions
{
    private const int Single = 1;
    private const int Extension = 7;

    /// <summary>Those of a feature, such as "tnum".</summary>
    /// <param name="at">Where the table GSUB begins.</param>
    public static IReadOnlyDictionary<ushort, ushort> Of(byte[] file, int at, string feature)
    {
        var found = new Dictionary<ushort, ushort>();
        var (features, lookups) = (at + U16(file, at + 6), at + U16(file, at + 8));
        for (var i = 0; i < U16(file, features); i++)
        {
            var record = features + 2 + i * 6;
            if (Encoding.ASCII.GetString(file, record, 4) != feature) continue;
            var one = features + U16(file, record + 4);
            for (var j = 0; j < U16(file, one + 2); j++) ReadLookup(file, lookups + U16(file, lookups + 2 + U16(file, one + 4 + j * 2) * 2), found);
        }
        return found;
    }

    private static void ReadLookup(byte[] file, int lookup, Dictionary<ushort, ushort> found)
    {
        for (var i = 0; i < U16(file, lookup + 4); i++)
        {
            var (kind, table) = (U16(file, lookup), lookup + U16(file, lookup + 6 + i * 2));
            if (kind == Extension) (kind, table) = (U16(file, table + 2), table + (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(table + 4)));
            if (kind != Single) continue;
            var covered = Covered(file, table + U16(file, table + 2));
            for (var j = 0; j < covered.Count; j++)
                found.TryAdd(covered[j], U16(file, table) == 1 ? (ushort)(covered[j] + U16(file, table + 4)) : U16(file, table + 6 + j * 2));
        }
    }

    private static List<ushort> Covered(byte[] file, int at)
    {
        var glyphs = new List<ushort>();
        for (var i = 0; i < U16(file, at + 2); i++)
            if (U16(file, at) == 1) glyphs.Add(U16(file, at + 4 + i * 2));
            else
                for (int glyph = U16(file, at + 4 + i * 6); glyph <= U16(file, at + 6 + i * 6); glyph++) glyphs.Add((ushort)glyph);
        return glyphs;
    }

    private static ushort U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
}
