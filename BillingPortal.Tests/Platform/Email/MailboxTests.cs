using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Email;

[Trait("Part", "web")]
public sealed class MailboxTests
{
    [Fact]
    public async Task Mailbox_ShowsWhatWasWritten_NewestFirst_WithItsLinks()
    {
        await using var portal = await RunningPortal.StartAsync();
        await WriteAsync(portal, Mails.Letter("one").WithToken("t1"));
        await WriteAsync(portal, Mails.Letter("two") with { To = "Bob@example.com", Subject = "For Bob" });
        var mails = await ReadAsync(portal, "/sandbox/mailbox");
        Assert.Equal(["Bob@example.com", Mails.Receiver], mails.Select(m => m.GetProperty("to").GetString()), StringComparer.Ordinal);
        Assert.Equal("http://127.0.0.1/confirm?token=t1", mails[1].GetProperty("links")[0].GetString());
        Assert.Contains("The first words.", mails[1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("For Bob", Assert.Single(await ReadAsync(portal, "/sandbox/mailbox?to=bob@")).GetProperty("subject").GetString());
        Assert.Single(await ReadAsync(portal, "/sandbox/mailbox?limit=1"));
    }

    [Fact]
    public async Task Pages_ShowTheListAndTheMail()
    {
        await using var portal = await RunningPortal.StartAsync();
        Assert.Contains("No mail was written yet", await portal.Client.GetStringAsync("/sandbox/mail"), StringComparison.Ordinal);
        await WriteAsync(portal, Mails.Letter().WithToken("t1"));
        var list = await portal.Client.GetStringAsync("/sandbox/mail");
        Assert.Contains(Mails.Receiver, list, StringComparison.Ordinal);
        var link = list.Split("href=\"/sandbox/mail/")[1].Split('"')[0];

        var page = await portal.Client.GetStringAsync("/sandbox/mail/" + link);
        Assert.Contains("<a href=\"http://127.0.0.1/confirm?token=t1\">", page, StringComparison.Ordinal);
        Assert.Contains("sandbox=\"allow-top-navigation-by-user-activation\"", page, StringComparison.Ordinal);
        Assert.Contains("srcdoc=\"&lt;!DOCTYPE html&gt;", page, StringComparison.Ordinal);
        Assert.Contains("No mail to such an address", await portal.Client.GetStringAsync("/sandbox/mail?to=nobody"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync("/sandbox/mail/999")).StatusCode);
    }

    [Fact]
    public async Task FileOfAMail_CanBeFetched()
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSingleton<IMailAttachment, SampleFile>());
        await WriteAsync(portal, Mails.Letter("1") with { Attachment = new(SampleFile.Name, "seven", "INV-7.pdf") });
        await WriteAsync(portal, Mails.Letter("2") with { Attachment = new(SampleFile.Name, SampleFile.Nothing, "INV-8.pdf") });
        await WriteAsync(portal, Mails.Letter("3"));
        Assert.Contains("<a href=\"/sandbox/mail/1/attachment\" download>INV-7.pdf</a>", await portal.Client.GetStringAsync("/sandbox/mail/1"), StringComparison.Ordinal);
        using var file = await portal.Client.GetAsync("/sandbox/mail/1/attachment");
        Assert.Equal(("application/pdf", "INV-7.pdf", "file of seven"), (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.FileName, await file.Content.ReadAsStringAsync()));
        foreach (var none in new[] { 2, 3, 4 }) Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync($"/sandbox/mail/{none}/attachment")).StatusCode);
    }

    [Fact]
    public async Task ManyMails_ArePaged_AndTheFilterStays()
    {
        await using var portal = await RunningPortal.StartAsync();
        for (var i = 0; i < 30; i++) await WriteAsync(portal, Mails.Letter($"cause/{i}") with { Subject = $"Number {i:00}" });
        var first = await portal.Client.GetStringAsync("/sandbox/mail?to=anna");
        Assert.Contains("Mails 1–25 of 30", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        Assert.Contains("href=\"/sandbox/mail?to=anna&amp;page=2\"", first, StringComparison.Ordinal);
        var second = await portal.Client.GetStringAsync("/sandbox/mail?to=anna&page=2");
        Assert.Contains("Number 04", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Number 05", second, StringComparison.Ordinal);
    }

    private static Task<bool> WriteAsync(RunningPortal portal, Letter letter) =>
        portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(db => portal.Get<Post>().WriteAsync(db, letter));

    private static async Task<JsonElement[]> ReadAsync(RunningPortal portal, string path) =>
        [.. (await portal.Client.GetFromJsonAsync<JsonElement>(path)).GetProperty("mails").EnumerateArray()];
}
