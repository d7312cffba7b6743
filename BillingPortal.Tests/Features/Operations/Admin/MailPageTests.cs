using System.Net;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Email;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Operations.Admin;

[Trait("Part", "web")]
public sealed class MailPageTests
{
    [Fact]
    public async Task Stranger_IsSentToSignIn()
    {
        await using var portal = await RunningPortal.StartAsync();
        var answer = await portal.Client.GetAsync("/admin/mail");
        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (answer.StatusCode, answer.Headers.Location?.AbsolutePath));
    }

    [Fact]
    public async Task Customer_SeesNothing()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(Roles.Customer));
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Client.GetAsync("/admin/mail")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Client.GetAsync("/admin/mail/1")).StatusCode);
    }

    [Fact]
    public async Task List_FollowsTheFiltersInTheAddress()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(Roles.Support));
        await WriteAsync(portal, Mails.Letter("1"));
        await WriteAsync(portal, Mails.Letter("2") with { To = "bob@example.com", Kind = "other", Subject = "For Bob" });
        var all = await portal.Client.GetStringAsync("/admin/mail");
        Assert.All(["A sample", "For Bob", "Mails 1–2 of 2"], words => Assert.Contains(words, WebUtility.HtmlDecode(all), StringComparison.Ordinal));
        var other = await portal.Client.GetStringAsync("/admin/mail?kind=other&to=BOB&state=");
        Assert.Contains("For Bob", other, StringComparison.Ordinal);
        Assert.DoesNotContain("A sample", other, StringComparison.Ordinal);
        Assert.Contains("No such mail", await portal.Client.GetStringAsync("/admin/mail?state=dead"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Support, true), InlineData(Roles.Admin, false)]
    public async Task DeadMail_CanBeSentAgainByAdminsOnly_AndShowsNoLink(string role, bool isDisabled)
    {
        await using var receiver = new SmtpReceiver { Answer = said => said.StartsWith("RCPT", StringComparison.Ordinal) ? "550 unknown" : null };
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using var portal = await RunningPortal.OnAsync(store, s => WithoutPump(s.AddSignedInAs(role)), false, Mails.Through(receiver));
        await WriteAsync(portal, Mails.Letter().WithToken());
        Assert.Equal(0, await portal.Get<SendMails>().RunAsync());
        var page = await portal.Client.GetStringAsync("/admin/mail/1");
        var button = page.Split("Send again")[0].Split("<button")[^1];
        Assert.Equal(isDisabled, button.Contains(" disabled", StringComparison.Ordinal));
        Assert.Equal(isDisabled, page.Contains("only an admin can send it again", StringComparison.Ordinal));
        Assert.Contains("(link removed)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", page, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAMail_CanBeFetchedByStaff_AndByNobodyElse()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using (var portal = await RunningPortal.OnAsync(store, s => s.AddSignedInAs(Roles.Support).AddSingleton<IMailAttachment, SampleFile>()))
        {
            await WriteAsync(portal, Mails.Letter("1") with { Attachment = new(SampleFile.Name, "seven", "INV-7.pdf") });
            await WriteAsync(portal, Mails.Letter("2"));
            Assert.Matches("<a href=\"/admin/mail/1/attachment\"[^>]*>INV-7.pdf</a>", await portal.Client.GetStringAsync("/admin/mail/1"));
            using var file = await portal.Client.GetAsync("/admin/mail/1/attachment");
            Assert.Equal(("application/pdf", "INV-7.pdf", "no-store", "file of seven"), (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.FileName, file.Headers.CacheControl!.ToString(), await file.Content.ReadAsStringAsync()));
            Assert.DoesNotContain("Attached", await portal.Client.GetStringAsync("/admin/mail/2"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/admin/mail/2/attachment")).StatusCode);
        }
        await using var customers = await RunningPortal.OnAsync(store, s => s.AddSignedInAs(Roles.Customer));
        Assert.Equal(HttpStatusCode.Forbidden, (await customers.Client.GetAsync("/admin/mail/1/attachment")).StatusCode);
    }

    [Fact]
    public async Task NumberOfNoMail_IsNotFound()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(Roles.Admin));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/admin/mail/7")).StatusCode);
    }

    private static Task<bool> WriteAsync(RunningPortal portal, Letter letter) =>
        portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(db => portal.Get<Post>().WriteAsync(db, letter));

    // The test sends by itself, so that nobody else has the mail in hand.
    private static void WithoutPump(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationType == typeof(MailPump)));
}
