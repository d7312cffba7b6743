using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Email;

[Trait("Part", "data")]
public sealed class PostTests
{
    [Theory, OnBoth]
    public async Task CauseThatIsRolledBack_LeavesNoMail(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Database.WriteAsync(async db =>
        {
            await kit.Get<Post>().WriteAsync(db, Mails.Letter());
            throw new InvalidOperationException("after the mail");
        }));
        Assert.False(await kit.ReadAsync(db => db.Set<MailRow>().AnyAsync()));
    }

    [Theory, OnBoth]
    public async Task SecondOfACause_IsNotWritten(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.True(await kit.WriteMailAsync(Mails.Letter()));
        Assert.False(await kit.WriteMailAsync(Mails.Letter() with { Subject = "Another" }));
        Assert.Equal("A sample", (await kit.MailAsync()).Subject);
    }

    [Theory, OnBoth]
    public async Task TwoAtOnceForOneCause_OneMail_AndBothChangesAreKept(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        using var both = new Barrier(2);
        var written = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => kit.Database.WriteAsync(async db =>
        {
            db.Add(new SettingRow { Name = $"writer-{i}", Value = "1", ChangedAt = kit.Clock.UtcNow });
            if (provider == DatabaseProvider.PostgreSQL) both.SignalAndWait(TimeSpan.FromSeconds(20)); // SQLite lets in one at a time
            return await kit.Get<Post>().WriteAsync(db, Mails.Letter());
        }))));
        Assert.Single(written, w => w);
        Assert.Equal((1, 2), (await kit.ReadAsync(db => db.Set<MailRow>().CountAsync()), await kit.ReadAsync(db => db.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("writer")))));
    }

    [Theory]
    [InlineData("anna@example.com\r\nBcc: eve@example.com", "Hello")]
    [InlineData("Anna <anna@example.com>", "Hello")]
    [InlineData("anna@example.com, eve@example.com", "Hello")]
    [InlineData("anna@example.com\0", "Hello")]
    [InlineData("nobody", "Hello")]
    [InlineData("", "Hello")]
    [InlineData("änna@example.com", "Hello")]
    [InlineData("anna@example.com", "Hello\r\nBcc: eve@example.com")]
    [InlineData("anna@example.com", "Hello\nX-Header: 1")]
    [InlineData("anna@example.com", "")]
    public async Task WhatCouldForgeAHeader_IsRefused_AndNothingIsWritten(string to, string subject)
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await Assert.ThrowsAsync<ArgumentException>(() => kit.WriteMailAsync(Mails.Letter() with { To = to, Subject = subject }));
        Assert.False(await kit.ReadAsync(db => db.Set<MailRow>().AnyAsync()));
    }

    [Theory]
    [InlineData("anna@example.com", true), InlineData("a.b+c@müller.example", true), InlineData("o'neil@example.com", true)]
    [InlineData("anna@example.com ", false), InlineData("\"anna\" <anna@example.com>", false), InlineData("anna@", false), InlineData(null, false)]
    public void Address_IsTold(string? text, bool can) => Assert.Equal(can, EmailAddress.CanBeSentTo(text));

    [Fact]
    public async Task OutsideATransaction_ItIsRefused()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await using var db = await kit.Database.CreateDbContextAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Get<Post>().WriteAsync(db, Mails.Letter()));
    }

    [Theory, OnBoth]
    public async Task ForgottenPerson_IsInNoMail_AndWhatWaitsIsNotSent(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver();
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter() with { Subject = "Welcome, Anna" });
        Assert.Equal(1, await kit.Database.WriteAsync(db => ForgetMails.OfAsync(db, "nobody", [Mails.Receiver])));
        Assert.Equal(0, await kit.SendMailsAsync());
        var mail = await kit.MailAsync();
        Assert.Equal((MailState.Dead, null, "sample", null, null), (mail.State, mail.Recipient, mail.Subject, mail.Html, mail.Text));
        Assert.Empty(receiver.Heard);
        Assert.False(await kit.Database.WriteAsync(db => kit.Get<MailBoard>().SendAgainAsync(db, mail.Id)));
    }
}
