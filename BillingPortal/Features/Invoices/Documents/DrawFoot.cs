using System.Globalization;
using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Below each page: where to ask, and which page of how many it is.</summary>
internal static class DrawFoot
{
    private const double Y = 800;

    public static void On(PdfDocument document, PaperLook look, Paper paper)
    {
        var count = document.Pages.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (page, number) in document.Pages.Zip(Enumerable.Range(1, document.Pages.Count)))
        {
            var here = string.Create(CultureInfo.InvariantCulture, $"{paper.FullTitle}  ·  {number} of {count}");
            page.Line(PaperLook.Left, Y - 14, PaperLook.Right, PaperLook.Rule);
            page.TextTo(PaperLook.Right, Y, look.Small, here);
            var width = PaperLook.Right - PaperLook.Left - look.Small.WidthOf(here) - 20;
            var lines = look.Small.Lines(PartyWords.Reach(paper.Seller), width);
            for (var i = 0; i < Math.Min(lines.Count, 2); i++) page.Text(PaperLook.Left, Y + i * PaperLook.Step(look.Small), look.Small, lines[i]);
        }
    }
}
