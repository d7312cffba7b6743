using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>Takes a person out of the mails: what was written to them stays as a line of figures, and what still waits is not sent.</summary>
public static class ForgetMails
{
    /// <param name="person">Their id.</param>
    /// <param name="addresses">Addresses they had, for mails that went to them before they were a person here.</param>
    public static async Task<int> OfAsync(PortalDb db, string person, IReadOnlyCollection<string> addresses, CancellationToken ct = default)
    {
        var written = db.Set<MailRow>().To(addresses).Select(m => m.Id);
        var theirs = db.Set<MailRow>().Where(m => m.PersonId == person || written.Contains(m.Id));
        return await theirs.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, m => m.State == MailState.Waiting ? MailState.Dead : m.State)
            .SetProperty(m => m.PersonId, (string?)null).SetProperty(m => m.Recipient, (string?)null).SetProperty(m => m.Subject, m => m.Kind)
            .SetProperty(m => m.Html, (string?)null).SetProperty(m => m.Text, (string?)null)
            .SetProperty(m => m.AttachmentKind, (string?)null).SetProperty(m => m.AttachmentId, (string?)null).SetProperty(m => m.AttachmentName, (string?)null).SetProperty(m => m.Error, (string?)null), ct);
    }
}
