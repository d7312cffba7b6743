using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>The lines and their sums. The heads stand above them on each page; the last line and the sums stay together.</summary>
internal sealed class DrawTable
{
    private const double Gap = 16;
    private const double Padding = 7;
    private const double SumsLeft = 330;
    private const double SumStep = 20;
    private readonly Sheets sheets;
    private readonly Paper paper;
    private readonly double[] rights;
    private readonly bool[] used;
    private readonly double textWidth;
    private readonly double tail;

    private DrawTable(Sheets sheets, Paper paper)
    {
        (this.sheets, this.paper, rights) = (sheets, paper, new double[paper.Columns.Count]);
        used = [.. rights.Select((_, i) => paper.Lines.Any(l => l.Figures[i].Length > 0))];
        var right = PaperLook.Right;
        for (var i = rights.Length - 1; i >= 0; i--) right = (rights[i] = right) - WidthOf(i);
        (textWidth, tail) = (right - PaperLook.Left, TailHeight());
    }

    private PaperLook Look => sheets.Look;

    public static void On(Sheets sheets, Paper paper) => new DrawTable(sheets, paper).Draw();

    // A column that no line uses takes no room.
    private double WidthOf(int column) => used[column] ? Math.Max(paper.Lines.Max(l => Look.Body.WidthOf(l.Figures[column])), Look.Label.WidthOf(paper.Columns[column])) + Gap : 0;

    private void Draw()
    {
        Heads();
        for (var i = 0; i < paper.Lines.Count; i++)
        {
            var isLast = i == paper.Lines.Count - 1;
            var text = Look.Body.Lines(paper.Lines[i].Text, textWidth);
            var below = paper.Lines[i].Small is { } small ? Look.Small.Lines(small, textWidth) : [];
            if (!sheets.Fits(HeightOf(text, below) + (isLast ? tail : 0))) Turn();
            Line(paper.Lines[i], text, below, HeightOf(text, below));
        }
        if (!sheets.Fits(tail)) Turn();
        Sums();
    }

    // Sums and notes: a page with nothing but them says nothing.
    private double TailHeight() => paper.Sums.Count * SumStep + DrawNotes.HeightOf(Look, paper.Notes);

    private double HeightOf(IReadOnlyList<string> text, IReadOnlyList<string> below) => Padding * 2 + text.Count * PaperLook.Step(Look.Body) + below.Count * PaperLook.Step(Look.Small);

    private void Turn()
    {
        sheets.Next();
        sheets.Page.Text(PaperLook.Left, sheets.Y - 16, Look.Small, paper.FullTitle);
        sheets.Page.TextTo(PaperLook.Right, sheets.Y - 16, Look.Small, paper.Buyer.Name.Length > 60 ? "" : paper.Buyer.Name);
        sheets.Y += 18;
        Heads();
    }

    private void Heads()
    {
        sheets.Page.Text(PaperLook.Left, sheets.Y, Look.Label, "Description");
        for (var i = 0; i < rights.Length; i++)
            if (used[i]) sheets.Page.TextTo(rights[i], sheets.Y, Look.Label, paper.Columns[i]);
        sheets.Y += Padding;
        sheets.Page.Line(PaperLook.Left, sheets.Y, PaperLook.Right, PaperLook.StrongRule, 0.8);
    }

    private void Line(PaperLine line, IReadOnlyList<string> text, IReadOnlyList<string> below, double height)
    {
        var foot = sheets.Y + Padding + Look.Body.Size;
        for (var i = 0; i < rights.Length; i++) sheets.Page.TextTo(rights[i], foot, Look.Body, line.Figures[i]);
        foot = sheets.Write(PaperLook.Left, foot, textWidth, Look.Body, text);
        sheets.Write(PaperLook.Left, foot - 1, textWidth, Look.Small, below);
        sheets.Y += height;
        sheets.Page.Line(PaperLook.Left, sheets.Y, PaperLook.Right, PaperLook.Rule);
    }

    private void Sums()
    {
        sheets.Y += 18;
        foreach (var sum in paper.Sums)
        {
            var style = sum.IsStrong ? Look.Strong : Look.Body;
            if (sum.IsStrong) sheets.Page.Line(SumsLeft, sheets.Y - 13, PaperLook.Right, PaperLook.StrongRule, 0.6);
            sheets.Page.Text(SumsLeft, sheets.Y, style, sum.Name);
            sheets.Page.TextTo(PaperLook.Right, sheets.Y, style, sum.Amount);
            sheets.Y += SumStep;
        }
    }
}
