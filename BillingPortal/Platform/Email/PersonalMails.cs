using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>The mails that were written to a person; those that hold a link that opens something without their text.</summary>
internal sealed class PersonalMails : IPersonalData
{
    public string Name => "mails";

    public async Task<object> ExportAsync(PortalDb db, Person person, CancellationToken ct)
    {
        var written = db.Set<MailRow>().To([person.Email]).Select(m => m.Id);
        var mails = await db.Set<MailRow>().AsNoTracking().Where(m => m.PersonId == person.Id || written.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(ct);
        return mails.Select(m => new { m.Recipient, m.Subject, m.WrittenAt, State = $"{m.State}", Text = m.CarriesToken ? null : m.Text, Attached = m.AttachmentName });
    }

    public Task EraseAsync(PortalDb db, Person person, CancellationToken ct) => ForgetMails.OfAsync(db, person.Id, [person.Email!], ct);
}
