using BillingPortal.Platform.Data.Model.Mail;

namespace BillingPortal.Platform.Email;

public static class MailQueries
{
    /// <summary>Those whose receiver's address has this in it, whatever the case of its letters; all when nothing is asked.</summary>
    public static IQueryable<MailRow> ToSomebody(this IQueryable<MailRow> mails, string? to)
    {
        if (string.IsNullOrWhiteSpace(to)) return mails;
        var part = to.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // the database lowers the letters; it knows no cultures
        return mails.Where(m => m.Recipient != null && m.Recipient.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
