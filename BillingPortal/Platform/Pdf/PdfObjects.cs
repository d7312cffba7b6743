using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>The numbered objects of a PDF file (ISO 32000-1), and the file they make. The same objects make the same bytes.</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]> objects = [];

    /// <summary>Keeps a number for an object that is written later.</summary>
    public int Reserve()
    {
        objects.Add([]);
        return objects.Count;
    }

    public int Add(string body) => Put(Reserve(), body);

    public int Put(int number, string body)
    {
        objects[number - 1] = Encoding.ASCII.GetBytes(body);
        return number;
    }

    /// <summary>Compressed.</summary>
    public int Stream(string entries, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(bytes);
        var number = Reserve();
        objects[number - 1] = [.. Encoding.ASCII.GetBytes($"<< {entries} /Filter /FlateDecode /Length {packed.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8];
        return number;
    }

    public byte[] File(int catalog, int info)
    {
        var file = new MemoryStream();
        var starts = new List<long>();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        foreach (var (body, number) in objects.Zip(Enumerable.Range(1, objects.Count)))
        {
            starts.Add(file.Length);
            Text(file, $"{number} 0 obj\n");
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }
        var table = file.Length;
        Text(file, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts) Text(file, $"{start:0000000000} 00000 n \n");
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        Text(file, $"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>Text in an entry that people read.</summary>
    public static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static void Text(MemoryStream file, FormattableString text) => file.Write(Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
