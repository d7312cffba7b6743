using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using BillingPortal.Tests.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

/// <summary>At a portal that really sends, to a mail server of the test: in the sandbox no mail dies.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MailTests(PortalInBrowser desk)
{
    private const string Password = "four quiet green boats";

    /// <summary>The mail server refuses a mail for good; once that is mended, an admin sends it again and it arrives.</summary>
    [BrowserFact]
    public async Task DeadMail_SentAgainByAnAdmin_Arrives()
    {
        await using var receiver = new SmtpReceiver { Answer = said => said.StartsWith("RCPT", StringComparison.Ordinal) ? "550 nobody here" : null };
        await using var portal = await PortalProcess.StartAsync("mail", Through(receiver));
        await portal.RunAsync(Password, "admin", "create", "--email", "ada@example.com");
        await using var context = await desk.NewContextAsync(portal);
        var dead = portal.PrintsAsync("is dead after");
        var page = await AccountPages.InAsync(context, portal);
        await page.SignUpAsync("frida@example.com", Password);
        await dead;
        await page.SignInAsync("ada@example.com", Password);
        await Expect(page.Open.Headline).ToContainTextAsync("Overview");

        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = said => Note(said, arrived);
        await page.GoAsync("/admin/mail?state=dead");
        await page.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Confirm your address" }).ClickAsync();
        await page.SaysAsync("It was given up after 1 try.");
        await page.SaysAsync("nobody here");
        await page.PressAsync("Send again");
        await arrived.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        await Expect(page.Open.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" })).ToHaveCountAsync(0);
        Assert.Contains("frida@example.com", Assert.Single(receiver.Mails), StringComparison.Ordinal);
        page.Open.Watch.AssertSilent();
    }

    // The usual answer; the end of a mail is what the test waits for.
    private static string? Note(string said, TaskCompletionSource arrived)
    {
        if (said == ".") arrived.TrySetResult();
        return null;
    }

    private static string[] Through(SmtpReceiver receiver) =>
        ["--Stripe:SecretKey=sk_test_" + "x", "--Mail:Host=127.0.0.1", $"--Mail:Port={receiver.Port}", "--Mail:Security=None", "--Mail:From=billing@portal.example", "--Portal:PublicUrl=https://billing.example.com"];
}
