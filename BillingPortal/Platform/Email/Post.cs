using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>Takes letters. They are stored in the transaction of their cause and sent afterwards: there is a mail if and only if the cause happened.</summary>
public sealed class Post(LetterLayout layout, BillingClock clock, TimeProvider time)
{
    /// <summary>False when a mail of this cause exists already: it is not written twice.</summary>
    public async Task<bool> WriteAsync(PortalDb db, Letter letter, CancellationToken ct = default)
    {
        if (await db.Set<MailRow>().AnyAsync(m => m.Cause == letter.Cause, ct)) return false;
        db.Add(new MailRow
        {
            Cause = letter.Cause,
            MessageId = $"<{RandomNumberGenerator.GetHexString(24, lowercase: true)}@billing-portal>",
            PersonId = letter.PersonId,
            Recipient = letter.To,
            Kind = letter.Kind,
            Subject = letter.Subject,
            Html = layout.Html(letter),
            Text = layout.Text(letter),
            CarriesToken = letter.CarriesToken,
            WrittenAt = clock.UtcNow,
            DueAt = time.Instant(),
        });
        return true;
    }
}
