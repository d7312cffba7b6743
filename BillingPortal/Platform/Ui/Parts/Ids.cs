namespace BillingPortal.Platform.Ui.Parts;

/// <summary>Ids made of words, so that the prerendered page and the live one agree on them.</summary>
internal static class Ids
{
    public static string Of(string kind, string words) =>
        kind + "-" + string.Concat(words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
}
