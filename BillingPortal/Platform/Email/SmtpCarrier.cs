using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using BillingPortal.Platform.Data.Model.Mail;

namespace BillingPortal.Platform.Email;

/// <summary>Hands a mail to the server of the settings.</summary>
/// <remarks>A stop of the portal does not cut a conversation: cut after the last line, it would be a mail sent twice. The timeout ends it.</remarks>
internal sealed class SmtpCarrier(MailSettings settings, MailFiles files, TimeProvider time) : IMailCarrier
{
    public bool KeepsBodies => false;

    public async Task CarryAsync(MailRow mail)
    {
        using var message = Message(mail, await files.OfAsync(mail));
        using var patience = new CancellationTokenSource(settings.Timeout, time);
        using var client = Client();
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (Exception late) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not end the conversation within {settings.Timeout.TotalSeconds:0} s.", late);
        }
        catch (SmtpFailedRecipientException refused) when ((int)refused.StatusCode is >= 500 and < 600)
        {
            throw new MailRefusedException(refused.Message, refused);
        }
    }

    private SmtpClient Client() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.Security == MailSecurity.StartTls,
        Credentials = string.IsNullOrEmpty(settings.UserName) ? null : new NetworkCredential(settings.UserName, settings.Password),
    };

    private MailMessage Message(MailRow mail, MailFile? file)
    {
        var message = new MailMessage(new MailAddress(settings.From!, settings.FromName, Encoding.UTF8), new MailAddress(mail.Recipient!))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: absence notes shall not answer
        message.AlternateViews.Add(View(mail.Text!, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html!, MediaTypeNames.Text.Html));
        if (file is not null) message.Attachments.Add(new(new MemoryStream(file.Bytes), file.Name, file.ContentType));
        return message;
    }

    private static AlternateView View(string text, string kind)
    {
        var view = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, kind);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
