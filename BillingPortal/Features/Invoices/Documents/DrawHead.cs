using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>The first page above the lines: what it is, who sells, who is billed, and the one figure that matters.</summary>
internal static class DrawHead
{
    private const double Half = 250;
    private const double FactsLeft = 345;
    private const double Between = 24;

    public static void On(Sheets sheets, Paper paper)
    {
        var (look, top) = (sheets.Look, sheets.Y);
        sheets.Page.TextTo(PaperLook.Right, top + 6, look.Title, paper.Title);
        sheets.Page.TextTo(PaperLook.Right, top + 24, look.Body, paper.Number ?? "");
        var y = sheets.Write(PaperLook.Left, top, Half, look.Name, paper.Seller.Name);
        y = sheets.Write(PaperLook.Left, y + 1, Half, look.Small, PartyWords.Below(paper.Seller));
        sheets.Y = Math.Max(y, top + 36) + Between;
        Warn(sheets, paper.Warning);
        Parties(sheets, paper);
        Headline(sheets, paper.Headline);
    }

    private static void Parties(Sheets sheets, Paper paper)
    {
        var (look, top) = (sheets.Look, sheets.Y);
        sheets.Page.Text(PaperLook.Left, top, look.Label, "Billed to");
        var y = sheets.Write(PaperLook.Left, top + 16, Half, look.Name, paper.Buyer.Name);
        y = sheets.Write(PaperLook.Left, y + 1, Half, look.Body, PartyWords.Below(paper.Buyer));
        sheets.Y = Math.Max(y, Facts(sheets, paper.Facts)) + Between / 2;
    }

    private static double Facts(Sheets sheets, IReadOnlyList<PaperFact> facts)
    {
        var (look, y) = (sheets.Look, sheets.Y);
        foreach (var fact in facts)
        {
            sheets.Page.Text(FactsLeft, y, look.Label, fact.Name);
            var left = FactsLeft + look.Label.WidthOf(fact.Name) + 12;
            foreach (var line in look.Body.Lines(fact.Value, PaperLook.Right - left))
            {
                sheets.Page.TextTo(PaperLook.Right, y, look.Body, line);
                y += PaperLook.Step(look.Body) + 2;
            }
        }
        return y;
    }

    private static void Warn(Sheets sheets, string? warning)
    {
        if (warning is null) return;
        var (style, width) = (sheets.Look.Warning, PaperLook.Right - PaperLook.Left);
        var lines = style.Lines(warning, width - 24);
        var height = lines.Count * PaperLook.Step(style) + 14;
        sheets.Page.Box(PaperLook.Left, sheets.Y - 14, width, height, PaperLook.WarnSoft);
        sheets.Write(PaperLook.Left + 12, sheets.Y + 3, width - 24, style, lines);
        sheets.Y += height + Between / 2;
    }

    private static void Headline(Sheets sheets, PaperFact headline)
    {
        const double Height = 42;
        var look = sheets.Look;
        sheets.Page.Box(PaperLook.Left, sheets.Y, PaperLook.Right - PaperLook.Left, Height, PaperLook.Soft);
        sheets.Page.Box(PaperLook.Left, sheets.Y, 3, Height, PaperLook.Accent);
        sheets.Page.Text(PaperLook.Left + 16, sheets.Y + 25, look.Name, headline.Name);
        sheets.Page.TextTo(PaperLook.Right - 14, sheets.Y + 27, look.Figure, headline.Value);
        sheets.Y += Height + 34;
    }
}
