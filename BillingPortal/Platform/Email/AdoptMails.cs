using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>Mails that were written to an address before anybody was a person here become somebody's own, to be exported and erased with them whatever their address is by then.</summary>
public static class AdoptMails
{
    public static Task<int> OfAsync(PortalDb db, string? address, string person, CancellationToken ct) =>
        db.Set<MailRow>().To([address]).Where(m => m.PersonId == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, person), ct);

    /// <summary>Whatever the letters' case: it is the same mailbox, and addresses are typed by people. (SQLite raises ASCII only, so the address as it is counts too.)</summary>
    internal static IQueryable<MailRow> To(this IQueryable<MailRow> mails, IReadOnlyCollection<string?> addresses)
    {
        var normal = addresses.OfType<string>().Select(a => a.ToUpperInvariant()).ToArray();
#pragma warning disable CA1304, CA1311, MA0011 // the database raises the letters
        return mails.Where(m => m.Recipient != null && (addresses.Contains(m.Recipient) || normal.Contains(m.Recipient.ToUpper())));
#pragma warning restore CA1304, CA1311, MA0011
    }
}
