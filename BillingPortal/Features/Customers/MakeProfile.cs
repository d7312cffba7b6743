using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>The billing profile of somebody who signed up by themselves.</summary>
internal sealed class MakeProfile(Installation installation, AuditTrail trail, Veil veil) : ICustomers
{
    public async Task<long?> MakeForAsync(PortalDb db, Person person, DateTime since, CancellationToken ct)
    {
        if (await db.Set<MembershipRow>().AnyAsync(m => m.PersonId == person.Id, ct)) return null;
        var profile = New(person, since);
        db.Add(new MembershipRow { Profile = profile, PersonId = person.Id, Role = MemberRole.Owner, Since = since });
        trail.Write(db, Actor.Person(person.Id, isAdmin: false), "customer.created", "customer:" + profile.PublicId, after: CustomerEntry.Of(profile, await veil.OfAsync(db, "customer:" + profile.PublicId, ct)));
        await CustomerIndex.PutAsync(db, profile, ct);
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, profile.Id, since, "customer.created", "", "Signed up.", Actor.Person(person.Id, isAdmin: false), ct);
        return profile.Id;
    }

    private BillingProfileRow New(Person person, DateTime since) => new()
    {
        PublicId = PublicIds.New(),
        Email = person.Email,
        Name = person.Name.Length == 0 ? null : person.Name,
        Locale = Locales.Default,
        TimeZone = installation.Zone.Id,
        PlanAsked = person.PlanAsked,
        CreatedAt = since,
    };
}
