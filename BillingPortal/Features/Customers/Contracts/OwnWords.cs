using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>What belongs to a customer and has no place in a reason that is kept for ever.</summary>
public static class OwnWords
{
    public static async Task<IReadOnlyList<string?>> OfAsync(PortalDb db, BillingProfileRow profile, CancellationToken ct)
    {
        var people = await db.Set<MembershipRow>().Where(m => m.ProfileId == profile.Id).Select(m => new { m.Person.Name, m.Person.Email }).ToListAsync(ct);
        return [profile.Name, profile.Email, profile.Reference, .. people.SelectMany(p => new[] { p.Name, p.Email })];
    }
}
