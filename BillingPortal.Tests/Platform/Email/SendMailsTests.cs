using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Email;

[Trait("Part", "data")]
public sealed class SendMailsTests
{
    [Theory, OnBoth]
    public async Task WrittenMail_IsHandedOverOnce(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        Assert.Equal((1, 0), (await kit.SendMailsAsync(), await kit.SendMailsAsync()));
        Assert.Single(receiver.Mails);
        var mail = await kit.MailAsync();
        Assert.Equal((MailState.Sent, 1, (DateTime?)kit.Time.Instant(), null), (mail.State, mail.Attempts, mail.EndedAt, mail.LeasedBy));
    }

    [Theory]
    [OnBoth("", "554 not today"), OnBoth("", SmtpReceiver.Cut)]
    [OnBoth("MAIL", "530 who are you"), OnBoth("MAIL", "421 closing")]
    [OnBoth("RCPT", "450 try later"), OnBoth("RCPT", SmtpReceiver.Cut)]
    [OnBoth("DATA", "451 busy"), OnBoth("text", SmtpReceiver.Cut), OnBoth(".", "452 full")]
    public async Task PassingTrouble_IsTriedAgainAfterAPause(DatabaseProvider provider, string at, string answer)
    {
        await using var receiver = new SmtpReceiver { Answer = Say(at, answer) };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        Assert.Equal(0, await kit.SendMailsAsync());
        var mail = await kit.MailAsync();
        Assert.Equal((MailState.Waiting, 1, kit.Time.Instant() + SendMails.Pauses[0], null), (mail.State, mail.Attempts, mail.DueAt, mail.LeasedBy));
        Assert.False(string.IsNullOrWhiteSpace(mail.Error));

        receiver.Answer = _ => null;
        receiver.Mails.Clear();
        kit.Time.Advance(SendMails.Pauses[0]);
        Assert.Equal(1, await kit.SendMailsAsync());
        Assert.Single(receiver.Mails);
        Assert.Null((await kit.MailAsync()).Error);
    }

    [Theory, OnBoth]
    public async Task LineCutBeforeTheReceiverSaidYes_SendsTwice_UnderOneMessageId(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver { Answer = Say(".", SmtpReceiver.Cut) };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        Assert.Equal(0, await kit.SendMailsAsync());
        receiver.Answer = _ => null;
        kit.Time.Advance(SendMails.Pauses[0]);
        Assert.Equal(1, await kit.SendMailsAsync());
        await AssertTwiceUnderOneIdAsync(kit, receiver);
    }

    [Theory, OnBoth]
    public async Task CrashBetweenSendingAndMarking_SendsTwice_UnderOneMessageId(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var dying = await Mails.StartAsync(provider, receiver, s => s.AddSingleton<IMailCarrier, DiesAfterwards>());
        await using var taking = await dying.AnotherNodeAsync(receiver);
        await dying.WriteMailAsync(Mails.Letter());
        await Assert.ThrowsAsync<OperationCanceledException>(dying.SendMailsAsync);
        Assert.Equal(0, await taking.SendMailsAsync());
        Assert.Single(receiver.Mails);

        dying.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await taking.SendMailsAsync());
        await AssertTwiceUnderOneIdAsync(taking, receiver);
    }

    [Theory, OnBoth]
    public async Task RefusalForGood_IsDeadAtOnce_AndDoesNotRepeatTheAddress(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver { Answer = Say("RCPT", $"550 5.1.1 <{Mails.Receiver}> is not known here") };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        Assert.Equal(0, await kit.SendMailsAsync());
        var mail = await kit.MailAsync();
        Assert.Equal((MailState.Dead, 1), (mail.State, mail.Attempts));
        Assert.Contains("is not known here", mail.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Mails.Receiver, mail.Error, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task ReceiverThatFallsSilent_IsLeftWhenTimeIsUp_AndMeanwhileNoOtherNodeSends(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver { Answer = Say("RCPT", SmtpReceiver.Silence) };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await using var other = await kit.AnotherNodeAsync(receiver);
        await kit.WriteMailAsync(Mails.Letter());
        var sending = kit.SendMailsAsync();
        await receiver.FellSilent;
        Assert.Equal(0, await other.SendMailsAsync());
        Assert.False(sending.IsCompleted);

        kit.Time.Advance(new MailSettings().Timeout);
        Assert.Equal(0, await sending);
        var mail = await kit.MailAsync();
        Assert.Equal((MailState.Waiting, 1), (mail.State, mail.Attempts));
        Assert.Contains("within 20 s", mail.Error, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task AfterTheLastTry_ItIsDead_AndPutBackItIsSent(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver { Answer = Say("RCPT", "450 try later") };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        await kit.LetDieAsync();
        Assert.Equal(new MailFigures(0, 0, 1, TimeSpan.Zero), await kit.Get<MailBoard>().FiguresAsync());
        Assert.Equal(SendMails.Pauses.Count + 1, receiver.Heard.Count(l => l.StartsWith("RCPT", StringComparison.Ordinal)));

        receiver.Answer = _ => null;
        var id = (await kit.MailAsync()).Id;
        Assert.True(await kit.Database.WriteAsync(db => kit.Get<MailBoard>().SendAgainAsync(db, id)));
        Assert.Equal(1, await kit.SendMailsAsync());
        Assert.Single(receiver.Mails);
    }

    [Theory, OnBoth]
    public async Task TwoNodes_SendEachOnce(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var first = await Mails.StartAsync(provider, receiver);
        await using var second = await first.AnotherNodeAsync(receiver);
        for (var i = 0; i < 12; i++) await first.WriteMailAsync(Mails.Letter($"cause/{i}"));
        var sent = await Task.WhenAll(Task.Run(first.SendMailsAsync), Task.Run(second.SendMailsAsync));
        Assert.Equal(12, sent.Sum());
        Assert.Equal(12, receiver.Mails.Count);
    }

    [Theory, OnBoth]
    public async Task LinkThatOpensSomething_IsGoneOnceItWasSent_AndStaysInTheSandbox(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter().WithToken());
        await kit.SendMailsAsync();
        var mail = await kit.MailAsync();
        Assert.Equal((null, null), (mail.Html, mail.Text));

        await using var sandbox = await PortalKit.StartAsync(provider);
        await sandbox.WriteMailAsync(Mails.Letter().WithToken());
        Assert.Equal(1, await sandbox.SendMailsAsync());
        Assert.Contains("/confirm?token=", (await sandbox.MailAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task OrdinaryWords_AreKept(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        await kit.SendMailsAsync();
        Assert.Contains("The second words.", (await kit.MailAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task StepOfTheClock_IsSettledInTheSandboxOnly(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var kit = await Mails.StartAsync(provider, receiver);
        await using var sandbox = await PortalKit.StartAsync(provider);
        foreach (var portal in new[] { kit, sandbox })
        {
            await portal.WriteMailAsync(Mails.Letter());
            foreach (var settle in portal.Get<IEnumerable<IAfterStep>>()) await settle.SettleAsync(default);
        }
        Assert.Equal((MailState.Waiting, MailState.Sent), ((await kit.MailAsync()).State, (await sandbox.MailAsync()).State));
    }

    private static Func<string, string?> Say(string at, string answer) => said => at.Length == 0 ? (said.Length == 0 ? answer : null) : said.StartsWith(at, StringComparison.Ordinal) ? answer : null;

    private static async Task AssertTwiceUnderOneIdAsync(PortalKit kit, SmtpReceiver receiver)
    {
        var id = $"Message-ID: {(await kit.MailAsync()).MessageId}";
        Assert.Equal(2, receiver.Mails.Count);
        Assert.All(receiver.Mails, mail => Assert.Contains(id, mail, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(MailState.Sent, (await kit.MailAsync()).State);
    }

    /// <summary>The receiver has it, and then the process is gone.</summary>
    private sealed class DiesAfterwards(MailSettings settings, TimeProvider time) : IMailCarrier
    {
        public bool KeepsBodies => false;

        public async Task CarryAsync(MailRow mail)
        {
            await new SmtpCarrier(settings, new([]), time).CarryAsync(mail);
            throw new OperationCanceledException("the process is gone");
        }
    }
}
