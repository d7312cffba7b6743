using System.Net;
using System.Text;

namespace BillingPortal.Platform.Email;

/// <summary>Makes the two bodies of a mail from the same words.</summary>
/// <remarks>
/// Mail programs know little CSS, and some drop whole style sheets: what must be there stands in attributes and in a table,
/// the sheet only adds the dark colours. Nothing is loaded from anywhere.
/// </remarks>
public sealed class LetterLayout(MailSettings settings)
{
    private const string Page = "margin:0;padding:0;background-color:#f6f7f9;color:#16202b;font-family:Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:24px";
    private const string Card = "background-color:#ffffff;border:1px solid #dfe3e8;border-radius:12px;padding:28px 28px 20px;text-align:left";
    private const string Brand = "padding:0 4px 16px;text-align:left;font-size:16px;line-height:24px;font-weight:600;color:#16202b";
    private const string Headline = "margin:0 0 16px;font-size:20px;line-height:26px;font-weight:600;color:#16202b";
    private const string Paragraph = "margin:0 0 16px;overflow-wrap:anywhere";
    private const string Button = "display:inline-block;padding:10px 20px;background-color:#2f5bb7;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:600";
    private const string Small = "margin:0 0 12px;font-size:13px;line-height:20px;color:#4a5563;overflow-wrap:anywhere";
    private const string Foot = "padding:16px 4px 0;text-align:left;font-size:13px;line-height:20px;color:#5f6b7a";
    private const string Hidden = "display:none;max-height:0;overflow:hidden;opacity:0;color:transparent";

    private const string SheetBegins = "<style>", SheetEnds = "</style>";

    private const string Dark = """
        @media (prefers-color-scheme: dark) {
          .page { background-color: #0f141a !important; color: #e8edf2 !important; }
          .card { background-color: #171e26 !important; border-color: #2b3642 !important; }
          .ink { color: #e8edf2 !important; }
          .ink-2 { color: #b3bfcc !important; }
          .button { background-color: #7da2f2 !important; color: #0c1626 !important; }
          .link { color: #7da2f2 !important; }
        }
        """;

    public string Html(Letter letter)
    {
        var sender = Safe(settings.FromName);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{Safe(letter.Subject)}</title>
            {SheetBegins}
            {Dark}
            {SheetEnds}
            </head>
            <body class="page" style="{Page}">
            <div style="{Hidden}" aria-hidden="true">{Safe(Preheader(letter))}</div>
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f6f7f9">
            <tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
            <tr><td class="ink" style="{Brand}">{sender}</td></tr>
            <tr><td class="card" style="{Card}">
            <h1 class="ink" style="{Headline}">{Safe(letter.Subject)}</h1>
            {Body(letter)}</td></tr>
            <tr><td class="ink-2" style="{Foot}">Sent by {sender}. It was written by a program; nobody reads answers to it.</td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The mail as a program shows it that drops style sheets: on a page of ours the policy allows none.</summary>
    public static string WithoutSheet(string html)
    {
        var (begin, end) = (html.IndexOf(SheetBegins, StringComparison.Ordinal), html.IndexOf(SheetEnds, StringComparison.Ordinal));
        return begin < 0 || end < begin ? html : html.Remove(begin, end + SheetEnds.Length - begin);
    }

    public string Text(Letter letter)
    {
        var button = letter.Button is { } b ? new[] { $"{b.Text}:\n{b.Url}" } : [];
        var foot = $"-- \nSent by {settings.FromName}. It was written by a program; nobody reads answers to it.";
        return string.Join("\n\n", [.. letter.Paragraphs, .. button, .. letter.Small, foot]) + "\n";
    }

    private static string Body(Letter letter)
    {
        var html = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs) html.Append(null, $"<p style=\"{Paragraph}\">{Safe(paragraph)}</p>\n");
        if (letter.Button is { } button)
        {
            html.Append(null, $"<p style=\"margin:8px 0 20px\"><a class=\"button\" href=\"{Safe(button.Url)}\" style=\"{Button}\">{Safe(button.Text)}</a></p>\n");
            html.Append(null, $"<p class=\"ink-2\" style=\"{Small}\">If the button does nothing, copy this address into your browser:<br><a class=\"link\" href=\"{Safe(button.Url)}\" style=\"color:#2f5bb7\">{Safe(button.Url)}</a></p>\n");
        }
        foreach (var small in letter.Small) html.Append(null, $"<p class=\"ink-2\" style=\"{Small}\">{Safe(small)}</p>\n");
        return html.ToString();
    }

    // What a list of mails shows beside the subject.
    private static string Preheader(Letter letter) => letter.Paragraphs.Count > 0 ? letter.Paragraphs[0] : letter.Subject;

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
