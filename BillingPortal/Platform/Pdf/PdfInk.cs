using System.Globalization;
using System.Runtime.InteropServices;

namespace BillingPortal.Platform.Pdf;

/// <summary>A colour; black when nothing is said. Each part is from 0 to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PdfInk(double Red, double Green, double Blue)
{
    /// <summary>As style sheets write it: 0x2f5bb7.</summary>
    public static PdfInk Of(int rgb) => new((rgb >> 16 & 0xff) / 255d, (rgb >> 8 & 0xff) / 255d, (rgb & 0xff) / 255d);

    /// <summary>The three operands of rg and RG.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Red:0.###} {Green:0.###} {Blue:0.###}");
}
