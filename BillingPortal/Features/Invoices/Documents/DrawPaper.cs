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
        DrawNotes(sheets, paper.Notes);
        DrawFoot.On(document, sheets.Look, paper);
        return document.ToFile();
    }

    private static void DrawNotes(Sheets sheets, IReadOnlyList<string> notes)
    {
        var style = sheets.Look.Small;
        sheets.Y += 22;
        foreach (var line in notes.SelectMany(n => style.Lines(n, PaperLook.Right - PaperLook.Left)))
        {
            if (!sheets.Fits(PaperLook.Step(style))) sheets.Next();
            sheets.Y = sheets.Write(PaperLook.Left, sheets.Y, PaperLook.Right - PaperLook.Left, style, line);
        }
    }
}
