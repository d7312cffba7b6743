using System.Globalization;

namespace BillingPortal.Platform.Pdf;

/// <summary>What a document says about itself.</summary>
internal sealed record PdfFacts(string Title, string Author, string Language, DateTime MadeAt);

/// <summary>Pages of A4 with text that can be selected, in a part of Inter that holds only what was written. Latin, Greek and Cyrillic can be.</summary>
internal sealed class PdfDocument(PdfFacts facts)
{
    private const double A4Width = 595.28;
    private const double A4Height = 841.89;
    private readonly List<PdfPage> pages = [];

    public PdfFont Regular { get; } = new("R", Fonts.Regular);

    public PdfFont Bold { get; } = new("B", Fonts.SemiBold);

    public IReadOnlyList<PdfPage> Pages => pages;

    public PdfPage AddPage()
    {
        pages.Add(new(A4Width, A4Height));
        return pages[^1];
    }

    public byte[] ToFile()
    {
        var objects = new PdfObjects();
        var (catalog, tree) = (objects.Reserve(), objects.Reserve());
        var fonts = $"/{Regular.Resource} {Regular.Write(objects)} 0 R /{Bold.Resource} {Bold.Write(objects)} 0 R";
        var numbers = pages.Select(p => Page(objects, tree, p, fonts)).ToArray();
        objects.Put(tree, $"<< /Type /Pages /Count {Number(numbers.Length)} /Kids [{string.Join(' ', numbers.Select(n => Number(n) + " 0 R"))}] >>");
        objects.Put(catalog, $"<< /Type /Catalog /Pages {Number(tree)} 0 R /Lang ({facts.Language}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = objects.Add($"<< /Title {PdfObjects.Words(facts.Title)} /Author {PdfObjects.Words(facts.Author)} /Producer (Billing Portal) /CreationDate (D:{facts.MadeAt.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>");
        return objects.File(catalog, info);
    }

    private static int Page(PdfObjects objects, int tree, PdfPage page, string fonts)
    {
        var content = objects.Stream("", page.Content);
        return objects.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {page.Width} {page.Height}] /Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
