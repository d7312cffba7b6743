using BillingPortal.Platform.Pdf;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Pdf;

/// <summary>What other programs find in a document: Poppler reads its text and its fonts, qpdf its structure.</summary>
public sealed class PdfDocumentTests : IDisposable
{
    private static readonly PdfFacts Facts = new("Rechnung 2026-0001 – Ωmega", "Müller & Söhne GmbH", "de-DE", new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc));
    private readonly PdfPrograms programs = new();

    public void Dispose() => programs.Dispose();

    [PdfFact]
    public async Task Text_IsTextAgain_InLatinGreekAndCyrillic()
    {
        var document = new PdfDocument(Facts);
        var page = document.AddPage();
        var (plain, bold) = (new PdfStyle(document.Regular, 10), new PdfStyle(document.Bold, 20));
        string[] lines = ["Çédille, Łódź, ﬁeld, “quoted” – and more", "Αθήνα 1.234,50 €", "Счёт № 7 · Ёлка", "−$1,111.11", "AΑА oοо"];
        for (var i = 0; i < lines.Length; i++) page.Text(50, 100 + i * 30, i == 0 ? bold : plain, lines[i]);
        page.TextTo(545, 300, plain, "$10.00");
        page.Line(50, 310, 545);
        document.AddPage().Text(50, 100, plain, "Page two");
        var file = programs.Keep(document.ToFile());

        Assert.Equal(document.ToFile(), await File.ReadAllBytesAsync(file)); // the same again
        Assert.Contains("No syntax or stream encoding errors found", await PdfPrograms.RunAsync("qpdf", "--check", file), StringComparison.Ordinal);
        var text = await PdfPrograms.RunAsync("pdftotext", "-layout", file, "-");
        Assert.All(lines.Append("$10.00").Append("Page two"), line => Assert.Contains(line.Replace("ﬁ", "fi", StringComparison.Ordinal), text, StringComparison.Ordinal)); // the font has no letter that is both
        var fonts = await PdfPrograms.RunAsync("pdffonts", file);
        Assert.Equal(2, fonts.Split('\n').Count(f => f.Contains("CID TrueType", StringComparison.Ordinal) && f.Contains("yes yes yes", StringComparison.Ordinal)));
        var info = await PdfPrograms.RunAsync("pdfinfo", file);
        Assert.Contains(Facts.Title, info, StringComparison.Ordinal);
        Assert.Contains(Facts.Author, info, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length < 40_000, $"{new FileInfo(file).Length} bytes: the whole font was taken along.");
    }

    [Fact]
    public void LongWords_AreBroken_AndNothingIsLost()
    {
        var style = new PdfStyle(new PdfDocument(Facts).Regular, 10);
        var text = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and a few short words after it";
        var lines = style.Lines(text, 90);
        Assert.True(lines.Count > 3);
        Assert.All(lines, line => Assert.True(style.WidthOf(line) <= 90, line));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["one", "", "two"], style.Lines("one\r\n\r\ntwo", 90));
    }

    [Fact]
    public void AccentsAndMarksOfDirection_AreNoBoxes()
    {
        var style = new PdfStyle(new PdfDocument(Facts).Regular, 10);
        Assert.Equal(style.WidthOf("é"), style.WidthOf("e\u0301"));
        Assert.Equal(style.WidthOf("12"), style.WidthOf("1\u200f2"));
    }

    [Fact]
    public void Figures_AreAsWideAsEachOther()
    {
        var style = new PdfStyle(new PdfDocument(Facts).Regular, 10);
        Assert.Equal(style.WidthOf("1111.11"), style.WidthOf("8888.88"));
    }
}
