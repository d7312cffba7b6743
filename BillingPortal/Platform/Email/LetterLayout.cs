using System.Net;
using System.Text;

namespace BillingPortal.Platform.Email;

/// <summary>Makes the two bodies of a mail from the same words.</summary>
public sealed class LetterLayout
{
    private const string Page = "margin:0;padding:24px;background:#f6f7f9;font-family:Inter,Arial,sans-serif;font-size:16px;line-height:24px;color:#16202b";
    private const string Card = "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dfe3e8;border-radius:12px";
    private const string Button = "display:inline-block;padding:10px 20px;background:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600";
    private const string Small = "font-size:13px;line-height:20px;color:#4a5563";

    public string Html(Letter letter)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Safe(letter.Subject)}</title></head><body style=\"{Page}\"><div style=\"{Card}\">");
        foreach (var paragraph in letter.Paragraphs) html.Append(null, $"<p>{Safe(paragraph)}</p>");
        if (letter.Button is { } button) html.Append(null, $"<p><a href=\"{Safe(button.Url)}\" style=\"{Button}\">{Safe(button.Text)}</a></p>");
        foreach (var small in letter.Small) html.Append(null, $"<p style=\"{Small}\">{Safe(small)}</p>");
        return html.Append("</div></body></html>").ToString();
    }

    public string Text(Letter letter)
    {
        var button = letter.Button is { } b ? new[] { $"{b.Text}:\n{b.Url}" } : [];
        return string.Join("\n\n", [.. letter.Paragraphs, .. button, .. letter.Small]) + "\n";
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
