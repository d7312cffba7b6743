using BillingPortal.Platform.Data.Model.Mail;

namespace BillingPortal.Tests.Features.Cards;

internal static class Mail
{
    /// <summary>Without what differs each time or stands in every mail: one line, from the first word to the foot.</summary>
    public static string Line(MailRow mail) => string.Join(' ', mail.Text!.Split("\n-- ")[0].Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
