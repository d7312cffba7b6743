using System.Security.Authentication;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Email;

/// <summary>The conversation with a server that encrypts. System.Net.Mail asks the machine's trust, which only a process of its own can be given.</summary>
[Trait("Part", "web")]
public sealed class StartTlsTests
{
    [Fact]
    public async Task TrustedServer_IsToldTheMailInSecret()
    {
        using var certificates = new TestCertificates();
        await using var receiver = new SmtpReceiver(certificates.Server);
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        var (program, address) = await ProgramProcess.ServeAsync([.. store.Arguments, .. Settings(receiver)], certificates.Trust);
        using (program)
        {
            await SignUpAsync(address);
            var mail = await receiver.FirstMail.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Contains("To: ann@example.com", mail, StringComparison.Ordinal);
        }
        Assert.Equal(["EHLO", "STARTTLS"], receiver.Heard.Select(said => said.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Contains("RCPT TO:<ann@example.com>", receiver.HeardInSecret, StringComparer.Ordinal);
    }

    [Fact]
    public async Task ServerThatNobodyTrusts_IsToldNothing()
    {
        using var certificates = new TestCertificates();
        await using var receiver = new SmtpReceiver(certificates.Server);
        var carrier = new SmtpCarrier(new() { Host = "127.0.0.1", Port = receiver.Port, From = "billing@portal.example" }, new([]), TimeProvider.System);
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => carrier.CarryAsync(Row()));
        Assert.IsType<AuthenticationException>(fault.InnerException ?? fault);
        Assert.Equal(["EHLO", "STARTTLS"], receiver.Heard.Select(said => said.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Empty(receiver.HeardInSecret);
        Assert.Empty(receiver.Mails);
    }

    // Security is not named: encrypted is what holds when nobody says otherwise.
    private static string[] Settings(SmtpReceiver receiver) =>
        ["--Stripe:SecretKey=sk_test_" + "x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", $"--Mail:Port={receiver.Port}", "--Mail:From=billing@portal.example"];

    private static async Task SignUpAsync(Uri portal)
    {
        using var browser = new BrowserLike(portal);
        await browser.PostAsync("/signup", "signup", ("email", "ann@example.com"), ("name", "Ann"), ("password", AccountKit.Password), ("repeat", AccountKit.Password));
    }

    private static MailRow Row() => new()
    {
        Cause = "c",
        MessageId = "<1@portal.example>",
        Recipient = "ann@example.com",
        Kind = "sample",
        Subject = "Hello",
        Text = "Words",
        Html = "<p>Words</p>",
        WrittenAt = DateTime.UnixEpoch,
        DueAt = DateTime.UnixEpoch,
    };
}
