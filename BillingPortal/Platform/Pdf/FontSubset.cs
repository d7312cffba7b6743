using System.Buffers.Binary;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>A font file with the outlines of the used glyphs only. Glyphs keep their numbers; the others are empty, which compresses to nothing.</summary>
internal static class FontSubset
{
    private const ushort MoreComponents = 0x0020;
    private const ushort WideArguments = 0x0001;
    private const ushort OneScale = 0x0008;
    private const ushort TwoScales = 0x0040;
    private const ushort Matrix = 0x0080;

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var kept = WithParts(font, used);
        var (outlines, places) = (new MemoryStream(), new byte[(font.Glyphs + 1) * 4]);
        for (var glyph = 0; glyph < font.Glyphs; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!kept.Contains((ushort)glyph)) continue;
            outlines.Write(font.Outline(glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(font.Glyphs * 4), (uint)outlines.Length);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // the sum over the whole file, which nobody checks inside a document
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return File([("glyf", outlines.ToArray()), ("head", head), ("hhea", font.Table("hhea").ToArray()), ("hmtx", font.Table("hmtx").ToArray()), ("loca", places), ("maxp", font.Table("maxp").ToArray()), ("prep", font.Table("prep").ToArray())]);
    }

    // A letter with an accent may be drawn from others.
    private static HashSet<ushort> WithParts(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var kept = new HashSet<ushort>();
        var waiting = new Queue<ushort>(used.Append((ushort)0));
        while (waiting.TryDequeue(out var glyph))
            if (kept.Add(glyph))
                foreach (var part in Parts(font.Outline(glyph))) waiting.Enqueue(part);
        return kept;
    }

    private static List<ushort> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<ushort>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            if ((flags & MoreComponents) == 0) return parts;
            at += 4 + ((flags & WideArguments) != 0 ? 4 : 2) + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
    }

    private static byte[] File((string Name, byte[] Bytes)[] tables)
    {
        var used = tables.Where(t => t.Bytes.Length > 0).ToArray();
        var power = (int)Math.Log2(used.Length);
        var file = new MemoryStream();
        U32(file, 0x00010000);
        foreach (var number in new[] { used.Length, 16 << power, power, used.Length * 16 - (16 << power) }) U16(file, number);
        var start = 12 + used.Length * 16;
        foreach (var (name, bytes) in used)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            foreach (var number in new[] { Sum(bytes), (uint)start, (uint)bytes.Length }) U32(file, number);
            start += (bytes.Length + 3) / 4 * 4;
        }
        foreach (var (_, bytes) in used)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }
        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << (24 - i % 4 * 8);
        return sum;
    }

    private static void U16(MemoryStream file, int number)
    {
        file.WriteByte((byte)(number >> 8));
        file.WriteByte((byte)number);
    }

    private static void U32(MemoryStream file, uint number)
    {
        U16(file, (int)(number >> 16));
        U16(file, (int)(number & 0xFFFF));
    }
}
