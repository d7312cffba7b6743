using System.Globalization;
using System.Text;
using BillingPortal.Core;
using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>What the font of documents can show.</summary>
internal static class Printable
{
    /// <summary>A refusal for a text that would have empty boxes in it; null when there is none.</summary>
    public static Refusal? FaultOf(string text, string field) => FirstOutside(text) is { } letter ? new("letter_unprintable", Sentence(letter), field) : null;

    public static string Sentence(string letter) => $"'{letter}' cannot be printed: invoices are set in Latin, Greek and Cyrillic letters.";

    /// <summary>The first character that would be an empty box; null when there is none.</summary>
    public static string? FirstOutside(string text)
    {
        foreach (var rune in string.Concat(text.EnumerateRunes()).Normalize().EnumerateRunes())
            if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && Fonts.Regular.GlyphOf(rune) == 0) return rune.ToString();
        return null;
    }
}
