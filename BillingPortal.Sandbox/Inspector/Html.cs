using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>HTML. What is put into it is escaped, unless it is HTML itself.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html None = new("");

    public static Html Of(HtmlParts parts) => new(parts.Text);

    public static Html All(IEnumerable<Html> many) => new(string.Concat(many.Select(m => m.Text)));
}

/// <summary>Gathers the parts of an interpolated string: its words as they are, its holes veiled and escaped. There is no way in for other types: their ToString() is never what a page should say.</summary>
[InterpolatedStringHandler]
internal sealed class HtmlParts(int literal, int holes)
{
    private readonly StringBuilder text = new(literal + (holes * 16));

    public string Text => text.ToString();

    public void AppendLiteral(string words) => text.Append(words);

    public void AppendFormatted(Html html) => text.Append(html.Text);

    public void AppendFormatted(IEnumerable<Html> many) => text.Append(Html.All(many).Text);

    public void AppendFormatted(string? words) => text.Append(WebUtility.HtmlEncode(Veil.Over(words ?? "")));

    public void AppendFormatted(long number) => text.Append(CultureInfo.InvariantCulture, $"{number}");
}
