using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>The customers that a person belongs to, or that carry their address. One that nobody else manages goes with them.</summary>
internal sealed class PersonalCustomers(IEnumerable<IPartOfCustomer> parts, BillingClock clock, TimeProvider time) : IPersonalData
{
    public string Name => "customers";

    public async Task<object> ExportAsync(PortalDb db, Person person, CancellationToken ct)
    {
        var now = time.Instant();
        var profiles = await Theirs(db, person).AsNoTracking().OrderBy(p => p.Id).ToListAsync(ct);
        var members = await db.Set<MembershipRow>().AsNoTracking().Where(m => m.PersonId == person.Id).ToListAsync(ct);
        var invitations = await db.Set<InvitationRow>().AsNoTracking().Where(i => profiles.Select(p => p.Id).Contains(i.ProfileId)).OrderBy(i => i.Id).ToListAsync(ct);
        var more = new Dictionary<long, Dictionary<string, object>>();
        foreach (var profile in profiles) more[profile.Id] = await PartsAsync(db, profile.Id, ct);
        return profiles.Select(p => new
        {
            Id = p.PublicId,
            p.Reference,
            p.Email,
            p.Name,
            p.Locale,
            p.TimeZone,
            p.PlanAsked,
            p.CreatedAt,
            Membership = members.Where(m => m.ProfileId == p.Id).Select(m => new { Role = $"{m.Role}", m.Since }).SingleOrDefault(),
            Invitations = invitations.Where(i => i.ProfileId == p.Id).Select(i => new { State = CustomerReading.State(i, now), i.ExpiresAt, i.AcceptedAt }),
            Parts = more[p.Id],
        });
    }

    private async Task<Dictionary<string, object>> PartsAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var part in parts) all[part.Name] = await part.ExportAsync(db, profileId, ct);
        return all;
    }

    public async Task EraseAsync(PortalDb db, Person person, CancellationToken ct)
    {
        foreach (var profile in await Theirs(db, person).ToListAsync(ct))
        {
            var managed = await db.Set<MembershipRow>().AnyAsync(m => m.ProfileId == profile.Id && m.PersonId != person.Id && m.Role == MemberRole.Owner, ct);
            if (managed) Forget(profile, person);
            else await EraseAsync(db, profile, person, ct);
            await CustomerIndex.PutAsync(db, profile, ct);
            // Also of one that goes on: its entries may hold what was this person's. The next change makes another salt.
            await Veil.ForgetAsync(db, "customer:" + profile.PublicId, ct);
        }
        await db.Set<MembershipRow>().Where(m => m.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task EraseAsync(PortalDb db, BillingProfileRow profile, Person person, CancellationToken ct)
    {
        var address = profile.Email;
        profile.Email = profile.Name = profile.Reference = null;
        profile.ErasedAt = clock.UtcNow;
        foreach (var part in parts) await part.EraseAsync(db, profile.Id, ct);
        // Mails about a customer go to its own address, which need not be the person's. Now that all parts are held, nobody writes one behind this.
        if (address is not null) await ForgetMails.OfAsync(db, person.Id, [address], ct);
        await db.Set<MembershipRow>().Where(m => m.ProfileId == profile.Id).ExecuteDeleteAsync(ct);
        await db.Set<InvitationRow>().Where(i => i.ProfileId == profile.Id).ExecuteDeleteAsync(ct);
    }

    // Others go on with it: only what is this person's own goes.
    private static void Forget(BillingProfileRow profile, Person person)
    {
        if (string.Equals(profile.Email, person.Email, StringComparison.OrdinalIgnoreCase)) profile.Email = null;
        if (string.Equals(profile.Name, person.Name, StringComparison.OrdinalIgnoreCase)) profile.Name = null;
        if (profile.Reference?.Contains(person.Email!, StringComparison.OrdinalIgnoreCase) == true) profile.Reference = null;
    }

    private static IQueryable<BillingProfileRow> Theirs(PortalDb db, Person person)
    {
        var normal = person.NormalizedEmail;
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // the database raises the letters, as it does for Identity's own column
        return db.Set<BillingProfileRow>().Where(p => p.Email == person.Email || p.Email!.ToUpper() == normal || db.Set<MembershipRow>().Any(m => m.ProfileId == p.Id && m.PersonId == person.Id));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
