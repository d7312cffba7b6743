using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

public sealed record Member(string PersonId, string Name, string? Email, MemberRole Role, DateTime Since);

/// <param name="Until">Real time.</param>
public sealed record Invited(string State, DateTime Until);

public sealed record CustomerForStaff(long ProfileId, Customer Customer, IReadOnlyList<Member> People, IReadOnlyList<Invited> Invitations);

/// <summary>A customer with the people who can sign in for it, and all invitations.</summary>
internal sealed class ReadCustomerForStaff(IDbContextFactory<PortalDb> database, ReadCustomer read, TimeProvider time)
{
    public async Task<Result<CustomerForStaff>> RunAsync(string name, CancellationToken ct = default)
    {
        var customer = await read.RunAsync(name, ct);
        if (!customer.IsDone) return customer.Refused!;
        await using var db = await database.CreateDbContextAsync(ct);
        var people = await db.Set<MembershipRow>().Where(m => m.Profile.PublicId == customer.Value.Id).OrderBy(m => m.Since).ThenBy(m => m.PersonId)
            .Select(m => new Member(m.PersonId, m.Person.Name, m.Person.Email, m.Role, m.Since)).ToListAsync(ct);
        var invitations = await db.Set<InvitationRow>().AsNoTracking().Where(i => i.Profile.PublicId == customer.Value.Id).OrderByDescending(i => i.Id).Take(10).ToListAsync(ct);
        var now = time.Instant();
        var id = await db.Set<BillingProfileRow>().Where(p => p.PublicId == customer.Value.Id).Select(p => p.Id).SingleAsync(ct);
        return new CustomerForStaff(id, customer.Value, people, [.. invitations.Select(i => new Invited(CustomerReading.State(i, now), i.ExpiresAt))]);
    }
}
