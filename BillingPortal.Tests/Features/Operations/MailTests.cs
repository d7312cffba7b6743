using BillingPortal.Features.Operations;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Operations;

[Trait("Part", "data")]
public sealed class MailTests
{
    private static readonly Actor Admin = Actor.Person("admin", isAdmin: true);
    private static readonly Actor Support = Actor.Person("support", isAdmin: false);

    [Theory, OnBoth]
    public async Task List_IsFilteredByStateKindAndReceiver_AndPaged(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteMailAsync(Mails.Letter("1"));
        await kit.SendMailsAsync();
        await kit.WriteMailAsync(Mails.Letter("2") with { To = "Bob@example.com", Kind = "other" });
        await kit.WriteMailAsync(Mails.Letter("3"));
        var list = kit.Get<MailList>();
        Assert.Equal([3, 2], (await list.RunAsync(new(MailState.Waiting), 0, 10)).Lines.Select(l => l.Id));
        Assert.Equal(2, Assert.Single((await list.RunAsync(new(Kind: "other"), 0, 10)).Lines).Id);
        Assert.Equal(2, Assert.Single((await list.RunAsync(new(To: " bob@EXAMPLE "), 0, 10)).Lines).Id);
        Assert.Empty((await list.RunAsync(new(To: "%"), 0, 10)).Lines);
        var page = await list.RunAsync(new(), 1, 1);
        Assert.Equal((2, 3, "other sample"), (Assert.Single(page.Lines).Id, page.Count, string.Join(' ', page.Kinds)));
    }

    [Theory, OnBoth]
    public async Task OneMail_IsShownWithoutWhatOpensSomething(DatabaseProvider provider)
    {
        const string token = "c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw";
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteMailAsync(Mails.Letter("1").WithToken(token) with { Small = [$"Or type {token}."] });
        await kit.WriteMailAsync(Mails.Letter("2"));
        var shown = (await kit.Get<MailView>().RunAsync(1))!;
        Assert.All([shown.Html!, shown.Text!], body =>
        {
            Assert.DoesNotContain(token, body, StringComparison.Ordinal);
            Assert.DoesNotContain("http", body, StringComparison.Ordinal);
            Assert.Contains(MailView.Removed, body, StringComparison.Ordinal);
            Assert.Contains("The first words.", body, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(MailView.Removed, (await kit.Get<MailView>().RunAsync(2))!.Text, StringComparison.Ordinal);
        Assert.Null(await kit.Get<MailView>().RunAsync(3));
    }

    [Theory, OnBoth]
    public async Task SendAgain_IsForAdminsAndForDeadOnes_AndIsAudited(DatabaseProvider provider)
    {
        await using var receiver = new SmtpReceiver { Answer = said => said.StartsWith("RCPT", StringComparison.Ordinal) ? "550 unknown" : null };
        await using var kit = await Mails.StartAsync(provider, receiver);
        await kit.WriteMailAsync(Mails.Letter());
        var again = kit.Get<MailSendAgain>();
        Assert.Equal("mail_not_dead", (await again.RunAsync(Admin, 1)).Refused?.Code);
        await kit.SendMailsAsync();
        Assert.True((await kit.Get<MailView>().RunAsync(1))!.CanBeSentAgain);
        Assert.Equal("not_allowed", (await again.RunAsync(Support, 1)).Refused?.Code);
        Assert.Equal(MailState.Dead, (await kit.MailAsync()).State);

        receiver.Answer = _ => null;
        Assert.True((await again.RunAsync(Admin, 1)).IsDone);
        Assert.Equal("mail_not_dead", (await again.RunAsync(Admin, 1)).Refused?.Code);
        Assert.Equal(1, await kit.SendMailsAsync());
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync());
        Assert.Equal(("person:admin", "mail.sent-again", "mail:1"), (entry.Actor, entry.Action, entry.Subject));
        Assert.DoesNotContain(Mails.Receiver, entry.Before + entry.After, StringComparison.Ordinal);
    }
}
