using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Draws a document on as many pages as it takes.</summary>
internal static class DrawPaper
{
    public static byte[] Of(Paper paper)
    {
        var document = new PdfDocument(paper.About);
        var sheets = new Sheets(document, new(document));
        sheets.Next();
        DrawHead.On(sheets, paper);
        DrawTable.On(sheets, paper);
        DrawNotes.On(sheets, paper.Notes);
        DrawFoot.On(document, sheets.Look, paper);
        return document.ToFile();
    }
}
