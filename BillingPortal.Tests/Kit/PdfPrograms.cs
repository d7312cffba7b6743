using System.Diagnostics;

namespace BillingPortal.Tests.Kit;

/// <summary>What other programs find in a PDF file: Poppler reads its words, fonts and looks, qpdf its form.</summary>
public sealed class PdfPrograms : IDisposable
{
    private static readonly string[] Needed = ["pdftotext", "pdffonts", "pdfinfo", "pdftoppm", "qpdf"];
    private readonly string folder = Directory.CreateTempSubdirectory("portal-pdf-").FullName;

    /// <summary>Null where all of them are there.</summary>
    public static string? Missing { get; } = Needed.Where(p => !IsThere(p)).ToArray() is { Length: > 0 } missing
        ? $"No {string.Join(", ", missing)} on this machine (Debian: poppler-utils, qpdf)."
        : null;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string Keep(byte[] pdf)
    {
        var file = Path.Combine(folder, "document.pdf");
        File.WriteAllBytes(file, pdf);
        return file;
    }

    /// <summary>The words of all pages, in their places.</summary>
    public Task<string> TextAsync(byte[] pdf) => RunAsync("pdftotext", "-layout", Keep(pdf), "-");

    /// <summary>Each page's words by themselves.</summary>
    public async Task<string[]> PagesAsync(byte[] pdf) => (await TextAsync(pdf)).Split('\f', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How much of each page is not white, in a hundred.</summary>
    public async Task<double[]> InkAsync(byte[] pdf)
    {
        await RunAsync("pdftoppm", "-r", "40", "-gray", Keep(pdf), Path.Combine(folder, "page"));
        return [.. Directory.GetFiles(folder, "page*.pgm").Order(StringComparer.Ordinal).Select(Ink)];
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    // The head of the picture is a few bytes, which do not matter.
    private static double Ink(string picture)
    {
        var bytes = File.ReadAllBytes(picture);
        return 100d * bytes.Count(b => b < 250) / bytes.Length;
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)));
}

/// <summary>A test that reads PDF files with other programs.</summary>
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute() => Skip = PdfPrograms.Missing;
}
