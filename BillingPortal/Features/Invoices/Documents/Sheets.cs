using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>The pages of a document, written from above; what comes next stands at <see cref="Y"/>.</summary>
internal sealed class Sheets(PdfDocument document, PaperLook look)
{
    private const double BarHeight = 4;

    public PdfPage Page { get; private set; } = null!;

    public PaperLook Look => look;

    public double Y { get; set; }

    public bool IsFirst => document.Pages.Count == 1;

    public bool Fits(double height) => Y + height <= PaperLook.Bottom;

    public void Next()
    {
        Page = document.AddPage();
        Page.Box(0, 0, Page.Width, BarHeight, PaperLook.Accent);
        Y = PaperLook.Top;
    }

    /// <summary>Lines of one style from a place on; where the next would stand.</summary>
    public double Write(double x, double y, double width, PdfStyle style, params IEnumerable<string> texts)
    {
        foreach (var line in texts.SelectMany(t => style.Lines(t, width)))
        {
            Page.Text(x, y, style, line);
            y += PaperLook.Step(style);
        }
        return y;
    }
}
