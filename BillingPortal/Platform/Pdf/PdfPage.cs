using System.Globalization;
using System.Text;

namespace BillingPortal.Platform.Pdf;

/// <summary>How text looks. Sizes and places are points, a 72nd of an inch.</summary>
internal sealed record PdfStyle(PdfFont Font, double Size, PdfInk Ink = default)
{
    public double WidthOf(string text) => Font.WidthOf(text, Size);
}

/// <summary>A page that is drawn on from above: y grows downwards, as one reads.</summary>
internal sealed class PdfPage(double width, double height)
{
    private readonly StringBuilder drawn = new();

    public double Width => width;

    public double Height => height;

    internal byte[] Content => Encoding.ASCII.GetBytes(drawn.ToString());

    /// <summary>Text whose foot stands at y.</summary>
    public void Text(double x, double y, PdfStyle style, string text)
    {
        if (text.Length > 0) Draw($"BT {style.Ink} rg /{style.Font.Resource} {style.Size:0.##} Tf 1 0 0 1 {x:0.##} {height - y:0.##} Tm {style.Font.Encode(text)} Tj ET");
    }

    /// <summary>The same, ending at x: for amounts.</summary>
    public void TextTo(double x, double y, PdfStyle style, string text) => Text(x - style.WidthOf(text), y, style, text);

    public void Line(double fromX, double y, double toX, PdfInk ink = default, double thickness = 0.5) =>
        Draw($"{thickness:0.##} w {ink} RG {fromX:0.##} {height - y:0.##} m {toX:0.##} {height - y:0.##} l S");

    public void Box(double x, double y, double boxWidth, double boxHeight, PdfInk ink) =>
        Draw($"{ink} rg {x:0.##} {height - y - boxHeight:0.##} {boxWidth:0.##} {boxHeight:0.##} re f");

    private void Draw(FormattableString operators) => drawn.Append(operators.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
