using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>Mails of the tests' own, and a portal that hands them to a receiver.</summary>
public static class Mails
{
    public const string Receiver = "anna@example.com";

    /// <summary>Makes a portal outside sandbox mode, as far as mail goes; it calls nobody else.</summary>
    public static string[] Through(SmtpReceiver receiver) =>
        ["--Stripe:SecretKey=sk_test_" + "x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", $"--Mail:Port={receiver.Port}", "--Mail:Security=None", "--Mail:From=billing@portal.example", "--Mail:FromName=Alder Billing"];

    public static Letter Letter(string cause = "cause/1") => new()
    {
        Cause = cause,
        Kind = "sample",
        To = Receiver,
        Subject = "A sample",
        Paragraphs = ["The first words.", "The second words."],
    };

    public static Letter WithToken(this Letter letter, string token = "c2VjcmV0LXRva2VuLW9mLWEtbGluay1pbi1hLW1haWw") => letter with
    {
        CarriesToken = true,
        Button = new("Confirm the address", "http://127.0.0.1/confirm?token=" + token),
    };

    public static Task<PortalKit> StartAsync(DatabaseProvider provider, SmtpReceiver receiver, Action<IServiceCollection>? adjust = null) =>
        PortalKit.StartAsync(provider, adjust, Through(receiver));

    public static Task<PortalKit> AnotherNodeAsync(this PortalKit kit, SmtpReceiver receiver, Action<IServiceCollection>? adjust = null) =>
        PortalKit.OnAsync(kit.Store, kit.Time, adjust, ownsDatabase: false, Through(receiver));

    public static Task<bool> WriteMailAsync(this PortalKit kit, Letter letter) => kit.Database.WriteAsync(db => kit.Get<Post>().WriteAsync(db, letter));

    public static Task<int> SendMailsAsync(this PortalKit kit) => kit.Get<SendMails>().RunAsync();

    public static Task<MailRow> MailAsync(this PortalKit kit) => kit.ReadAsync(db => db.Set<MailRow>().SingleAsync());

    /// <summary>Fails it as often as it takes.</summary>
    public static async Task LetDieAsync(this PortalKit kit)
    {
        await kit.SendMailsAsync();
        foreach (var pause in SendMails.Pauses)
        {
            kit.Time.Advance(pause);
            await kit.SendMailsAsync();
        }
    }
}
