using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>The account itself, where it is signed in, and the links that are open for it.</summary>
internal sealed class PersonalAccount : IPersonalData
{
    public string Name => "account";

    public async Task<object> ExportAsync(PortalDb db, Person person, CancellationToken ct) => new
    {
        person.Id,
        person.Email,
        person.EmailConfirmed,
        person.Name,
        person.PlanAsked,
        person.CreatedAt,
        Roles = await db.RolesOfAsync(person.Id, ct),
        Sessions = await db.Set<SessionRow>().Where(s => s.PersonId == person.Id).OrderBy(s => s.StartedAt).Select(s => new { s.Browser, s.StartedAt, s.SeenAt, s.EndedAt }).ToListAsync(ct),
        Links = await db.Set<LinkTokenRow>().Where(t => t.PersonId == person.Id).OrderBy(t => t.Id).Select(t => new { t.Purpose, t.Detail, t.ExpiresAt, t.UsedAt }).ToListAsync(ct),
    };

    public async Task EraseAsync(PortalDb db, Person person, CancellationToken ct)
    {
        await db.Set<SessionRow>().Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await db.Set<LinkTokenRow>().Where(t => t.PersonId == person.Id).ExecuteDeleteAsync(ct);
    }
}
