using BillingPortal.Platform.Email;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Email;

public sealed class LetterLayoutTests
{
    private static readonly LetterLayout Layout = new(new() { FromName = "Alder & Sons" });

    private static readonly Letter Letter = Mails.Letter() with
    {
        Subject = "Confirm your address",
        Paragraphs = ["Hello <script>alert(1)</script> & \"you\".", "Click within the hour."],
        Button = new("Confirm", "http://127.0.0.1/confirm?a=1&b=\"2"),
        Small = ["If it was not you, do nothing."],
    };

    [Fact]
    public void BothBodies_HaveTheSameWords()
    {
        var (html, text) = (Layout.Html(Letter), Layout.Text(Letter));
        Assert.All(["Click within the hour.", "Confirm", "If it was not you, do nothing."], words =>
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
            Assert.Contains(words, text, StringComparison.Ordinal);
        });
        Assert.Contains(Letter.Button!.Url, text, StringComparison.Ordinal);
        Assert.Contains("Sent by Alder & Sons.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutSheet_KeepsEverythingElse()
    {
        var html = Layout.Html(Letter);
        var shown = LetterLayout.WithoutSheet(html);
        Assert.DoesNotContain("<style", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@media", shown, StringComparison.Ordinal);
        Assert.StartsWith(html[..html.IndexOf("<style>", StringComparison.Ordinal)], shown, StringComparison.Ordinal);
        Assert.EndsWith(html[html.IndexOf("</head>", StringComparison.Ordinal)..], shown, StringComparison.Ordinal);
        Assert.Equal(shown, LetterLayout.WithoutSheet(shown));
    }

    [Fact]
    public void Words_AreNeverMarkup()
    {
        var html = Layout.Html(Letter);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("href=\"http://127.0.0.1/confirm?a=1&amp;b=&quot;2\"", html, StringComparison.Ordinal);
        Assert.Contains("Alder &amp; Sons", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_LoadsNothing_AndFollowsTheThemeOfItsReader()
    {
        var html = Layout.Html(Letter);
        Assert.All(["src=", "@import", "url(", "<link"], loader => Assert.DoesNotContain(loader, html, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ListOfMails_ShowsTheFirstWords()
    {
        var body = Layout.Html(Letter).Split("<body")[1];
        Assert.Equal("Hello &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;you&quot;.", body.Split("aria-hidden=\"true\">")[1].Split("</div>")[0]);
    }
}
