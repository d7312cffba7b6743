using System.Text;
using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>What the font of documents can show.</summary>
internal static class Printable
{
    /// <summary>The first character that would be an empty box; null when there is none.</summary>
    public static string? FirstOutside(string text)
    {
        foreach (var rune in text.Normalize().EnumerateRunes())
            if (!Rune.IsControl(rune) && Fonts.Regular.GlyphOf(rune) == 0) return rune.ToString();
        return null;
    }
}
