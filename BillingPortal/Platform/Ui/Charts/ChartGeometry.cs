using System.Globalization;

namespace BillingPortal.Platform.Ui.Charts;

/// <summary>Where things lie: across in per cent, so that the drawing is as wide as its place and letters stay letters; down in pixels.</summary>
internal static class ChartGeometry
{
    public const double Height = 208;

    /// <summary>Room over the highest line for a mark.</summary>
    public const double Head = 18;

    private const double BarShare = 0.64;

    public static string Px(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public static string Percent(double share) => Px(share * 100) + "%";

    /// <summary>The middle of a place among all places.</summary>
    public static double Middle(int index, int count) => (index + 0.5) / count;

    public static double BarLeft(int index, int count) => Middle(index, count) - BarWidth(count) / 2;

    public static double BarWidth(int count) => BarShare / count;

    public static double Down(ChartScale scale, decimal value) => Head + scale.Y(value, Height);

    /// <summary>Is there room for the label of this place? On a phone there is for half as many.</summary>
    public static string LabelClass(int index, int count)
    {
        var wide = (count + 11) / 12;
        var narrow = (count + 4) / 5;
        narrow += (wide - narrow % wide) % wide; // both in one rhythm, or the wide ones stand unevenly
        return index % narrow == 0 ? "" : index % wide == 0 ? "wide-only" : "never";
    }
}
