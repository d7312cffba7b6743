using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

/// <summary>What a person did and what was done to them. The trail holds their random id and salted hashes, so it stays whole when they go; the salt goes with them.</summary>
internal sealed class PersonalAudit : IPersonalData
{
    public string Name => "audit";

    public async Task<object> ExportAsync(PortalDb db, Person person, CancellationToken ct)
    {
        var name = "person:" + person.Id;
        var entries = await db.Set<AuditEntryRow>().AsNoTracking().Where(e => e.Actor == name || e.Subject == name).OrderBy(e => e.Id).ToListAsync(ct);
        return entries.Select(e => new { e.At, By = e.Actor == name ? "you" : e.Actor.Split(':')[0], e.Action, About = e.Subject == name ? "you" : e.Subject });
    }

    public Task EraseAsync(PortalDb db, Person person, CancellationToken ct) => Veil.ForgetAsync(db, "person:" + person.Id, ct);
}
