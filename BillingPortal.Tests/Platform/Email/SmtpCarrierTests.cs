using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Email;

/// <summary>What goes over the wire, read by a server that is not ours to trust.</summary>
public sealed partial class SmtpCarrierTests
{
    private static readonly string Long = new string('x', 1200) + " " + string.Join(' ', Enumerable.Repeat("wörds", 300));

    [Fact]
    public async Task Mail_HasItsHeaders()
    {
        await using var receiver = new SmtpReceiver();
        await Carrier(receiver).CarryAsync(Row());
        var mail = Assert.Single(receiver.Mails);
        Assert.Contains("MAIL FROM:<billing@portal.example>", receiver.Heard, StringComparer.Ordinal);
        Assert.Contains("RCPT TO:<anna@example.com>", receiver.Heard, StringComparer.Ordinal);
        Assert.Equal("<1@portal.example>", Header(mail, "Message-ID"), ignoreCase: true);
        Assert.Equal("auto-generated", Header(mail, "Auto-Submitted"));
        Assert.Equal("anna@example.com", Header(mail, "To"));
        Assert.StartsWith("multipart/alternative", Header(mail, "Content-Type"), StringComparison.Ordinal);
        var off = TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(Header(mail, "Date"), CultureInfo.InvariantCulture);
        Assert.InRange(off, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task LettersOutsideAscii_ComeThroughInSubjectNameAndWords()
    {
        await using var receiver = new SmtpReceiver();
        await Carrier(receiver, fromName: "Müller & Söhne").CarryAsync(Row("Ваш счёт № 7: 19,00 €, größer als erwartet und länger als eine Zeile sein darf", "Grüße, 你好 — €"));
        var mail = Assert.Single(receiver.Mails);
        Assert.DoesNotContain(mail, c => c > 127);
        Assert.Equal("Ваш счёт № 7: 19,00 €, größer als erwartet und länger als eine Zeile sein darf", Decoded(Header(mail, "Subject")));
        Assert.Equal("Müller & Söhne <billing@portal.example>", Decoded(Header(mail, "From")).Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(["Grüße, 你好 — €", "<p>Grüße, 你好 — €</p>"], Bodies(mail));
    }

    [Fact]
    public async Task LongLinesAndLeadingDots_ComeThrough()
    {
        await using var receiver = new SmtpReceiver();
        var words = $".\n..two\nlast of a line.\n.\n{Long}\n.end";
        await Carrier(receiver).CarryAsync(Row(words: words));
        var mail = Assert.Single(receiver.Mails);
        Assert.True(mail.Split("\r\n").Max(l => l.Length) <= 78);
        Assert.Equal(words.Split('\n'), Bodies(mail)[0].Split("\r\n"));
    }

    [Fact]
    public async Task File_GoesWithTheMail_BesideItsWords()
    {
        await using var receiver = new SmtpReceiver();
        var row = Row();
        (row.AttachmentKind, row.AttachmentId, row.AttachmentName) = (SampleFile.Name, "7", "INV-2026-000007.pdf");
        await Carrier(receiver, files: new SampleFile()).CarryAsync(row);
        var mail = Assert.Single(receiver.Mails);
        Assert.StartsWith("multipart/mixed", Header(mail, "Content-Type"), StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Contains("INV-2026-000007.pdf", mail, StringComparison.Ordinal);
        Assert.Contains("application/pdf", mail, StringComparison.Ordinal);
        Assert.Contains(Base64("file of 7"), mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatCannotBeMade_HoldsTheMailBack()
    {
        await using var receiver = new SmtpReceiver();
        var row = Row();
        (row.AttachmentKind, row.AttachmentId, row.AttachmentName) = (SampleFile.Name, SampleFile.Nothing, "INV-2026-000008.pdf");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Carrier(receiver, files: new SampleFile()).CarryAsync(row));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Carrier(receiver).CarryAsync(row));
        Assert.Empty(receiver.Heard);
    }

    [Fact]
    public async Task ServerWithoutEncryption_IsToldNothing()
    {
        await using var receiver = new SmtpReceiver();
        await Assert.ThrowsAnyAsync<Exception>(() => Carrier(receiver, MailSecurity.StartTls).CarryAsync(Row()));
        Assert.All(receiver.Heard, said => Assert.True(said.StartsWith("EHLO", StringComparison.Ordinal) || said == "QUIT", said));
        Assert.Empty(receiver.Mails);
    }

    [Fact]
    public async Task NameAndPassword_AreGivenWhenSet()
    {
        await using var receiver = new SmtpReceiver();
        var steps = new Queue<string>(["334 UGFzc3dvcmQ6", "235 welcome"]);
        receiver.Answer = said => said.StartsWith("AUTH", StringComparison.Ordinal) || steps.Count == 1 ? steps.Dequeue() : null;
        await Carrier(receiver, user: "portal", password: "correct").CarryAsync(Row());
        Assert.Contains(receiver.Heard, said => said.EndsWith(Base64("portal"), StringComparison.Ordinal));
        Assert.Contains(Base64("correct"), receiver.Heard, StringComparer.Ordinal);
        Assert.Single(receiver.Mails);
    }

    [Theory]
    [InlineData("anna@example.com\r\nRCPT TO:<eve@example.com>", "Hello")]
    [InlineData("anna@example.com", "Hello\r\nBcc: eve@example.com")]
    public async Task RowThatWouldForgeAHeader_IsNotSent(string to, string subject)
    {
        await using var receiver = new SmtpReceiver();
        var row = Row(subject);
        row.Recipient = to;
        await Assert.ThrowsAnyAsync<Exception>(() => Carrier(receiver).CarryAsync(row));
        Assert.Empty(receiver.Heard);
    }

    private static SmtpCarrier Carrier(SmtpReceiver receiver, MailSecurity security = MailSecurity.None, string fromName = "Portal", string? user = null, string? password = null, params IMailAttachment[] files) => new(new()
    {
        Host = "127.0.0.1",
        Port = receiver.Port,
        From = "billing@portal.example",
        FromName = fromName,
        Security = security,
        UserName = user,
        Password = password,
    }, new([.. files]), TimeProvider.System);

    private static MailRow Row(string subject = "Hello", string words = "Words") => new()
    {
        Cause = "c",
        MessageId = "<1@portal.example>",
        Recipient = "anna@example.com",
        Kind = "sample",
        Subject = subject,
        Text = words,
        Html = $"<p>{words}</p>",
        WrittenAt = DateTime.UnixEpoch,
        DueAt = DateTime.UnixEpoch,
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Header(string mail, string name)
    {
        var head = Fold().Replace(mail.Split("\r\n\r\n")[0], " ");
        return Assert.Single(head.Split("\r\n"), l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
    }

    private static string Decoded(string header) =>
        Word().Replace(Between().Replace(header, "?==?"), m => m.Groups["how"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
            : Quoted(m.Groups["text"].Value.Replace('_', ' ')));

    private static string[] Bodies(string mail)
    {
        var border = "--" + Boundary().Match(mail).Groups["it"].Value;
        return [.. mail.Split(border)[1..^1].Select(part => Quoted(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].TrimEnd()))];
    }

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] != '=') { bytes.Add((byte)joined[i]); continue; }
            bytes.Add(Convert.FromHexString(joined.AsSpan(i + 1, 2))[0]);
            i += 2;
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?utf-8\?(?<how>[bBqQ])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    [GeneratedRegex("boundary=\"?(?<it>[^\"\\r\\n;]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
