using System.Security.Claims;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>The customer that a person acts for.</summary>
public sealed record ActsFor(long ProfileId, string CustomerId, MemberRole Role)
{
    /// <summary>May change and pay, not only look.</summary>
    public bool MayManage => Role == MemberRole.Owner;
}

/// <summary>Which customer a signed-in person acts for. The owner check is in the query: what is not theirs is not found.</summary>
public sealed class CurrentCustomer(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <summary>The one they joined last, or the one that they name; null when there is none, or it is not theirs.</summary>
    public async Task<ActsFor?> OfAsync(string person, string? customer = null, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Theirs(db, person).Where(m => customer == null || m.Profile.PublicId == customer)
            .OrderByDescending(m => m.Since).ThenByDescending(m => m.ProfileId)
            .Select(m => new ActsFor(m.ProfileId, m.Profile.PublicId, m.Role)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The one of a session: the person's own, or the one that staff look at, who may change nothing.</summary>
    public async Task<ActsFor?> OfAsync(ClaimsPrincipal principal, CancellationToken ct = default)
    {
        if (ViewingAs.Of(principal) is { } viewing) return viewing.Until > time.GetUtcNow() ? await ViewedAsync(viewing.Customer, ct) : null;
        return CurrentPerson.Id(principal) is { } person ? await OfAsync(person, ct: ct) : null;
    }

    private async Task<ActsFor?> ViewedAsync(string customer, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().Where(p => p.PublicId == customer).Select(p => new ActsFor(p.Id, p.PublicId, MemberRole.Viewer)).SingleOrDefaultAsync(ct);
    }

    private static IQueryable<MembershipRow> Theirs(PortalDb db, string person) =>
        db.Set<MembershipRow>().Where(m => m.PersonId == person && m.Profile.ErasedAt == null);
}
