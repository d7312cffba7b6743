using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Uses an invitation up, in somebody's transaction: of two who try at once, one has it.</summary>
internal sealed class TakeInvitation(AuditTrail trail, BillingClock clock, TimeProvider time)
{
    private static readonly Refusal Closed = new("invitation_closed", "This invitation cannot be used any more: it was used, replaced by a newer one, or is older than 14 days. Ask for a new one.");

    public async Task<Result<BillingProfileRow>> OpenAsync(PortalDb db, string? token, CancellationToken ct)
    {
        var (hash, now) = (WriteInvitation.Hash(token), time.Instant());
        var taken = await db.Set<InvitationRow>().Where(i => i.TokenHash == hash && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), ct);
        return taken == 1 ? await db.Set<InvitationRow>().Where(i => i.TokenHash == hash).Select(i => i.Profile).SingleAsync(ct) : Closed;
    }

    public async Task JoinAsync(PortalDb db, BillingProfileRow profile, string person, CancellationToken ct)
    {
        var now = time.Instant();
        await db.Set<InvitationRow>().Where(i => i.ProfileId == profile.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct);
        if (!await db.Set<MembershipRow>().AnyAsync(m => m.ProfileId == profile.Id && m.PersonId == person, ct))
            db.Add(new MembershipRow { ProfileId = profile.Id, PersonId = person, Role = MemberRole.Owner, Since = clock.UtcNow });
        await db.SaveChangesAsync(ct); // the person may be as new as the invitation's use
        await AdoptMails.OfAsync(db, profile.Email, person, ct);
        trail.Write(db, Actor.Person(person, isAdmin: false), "customer.invitation-accepted", "customer:" + profile.PublicId);
    }
}
