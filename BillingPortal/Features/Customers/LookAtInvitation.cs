using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>What a link invites to.</summary>
/// <param name="State">"open", "accepted", "expired", "revoked", or "none" for a link that we never wrote.</param>
/// <param name="HasAccount">Somebody of the invited address can sign in already.</param>
/// <param name="IsMine">Whoever looks belongs to the customer.</param>
internal sealed record SeenInvitation(string State, string? Email, string? Name, bool HasAccount, bool IsMine)
{
    public static readonly SeenInvitation None = new("none", null, null, false, false);

    public bool IsOpen => State == "open";
}

/// <summary>Looks at an invitation without using it.</summary>
internal sealed class LookAtInvitation(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public async Task<SeenInvitation> RunAsync(string? token, string? person, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var hash = WriteInvitation.Hash(token);
        if (await db.Set<InvitationRow>().AsNoTracking().Include(i => i.Profile).SingleOrDefaultAsync(i => i.TokenHash == hash, ct) is not { } found) return SeenInvitation.None;
        var state = CustomerReading.State(found, time.Instant());
        var normal = found.Profile.Email?.ToUpperInvariant();
        var known = state == "open" && await db.Set<Person>().AnyAsync(p => p.NormalizedEmail == normal, ct);
        var mine = person is not null && await db.Set<MembershipRow>().AnyAsync(m => m.ProfileId == found.ProfileId && m.PersonId == person, ct);
        // A link that opens nothing any more tells nobody's address or name.
        return state == "open" ? new(state, found.Profile.Email, found.Profile.Name, known, mine) : new(state, null, mine ? found.Profile.Name : null, false, mine);
    }
}
