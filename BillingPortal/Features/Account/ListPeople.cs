using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>A person as staff see them.</summary>
internal sealed record PersonLine(string Id, string Name, string Email, string? Role, PersonState State, DateTime Since, int Sessions);

internal enum PersonState
{
    Active,
    Unconfirmed,

    /// <summary>By wrong passwords; it ends by itself.</summary>
    LockedOut,

    /// <summary>By an admin.</summary>
    Locked,
}

/// <summary>The people of this portal, a page at a time, newest first.</summary>
internal sealed class ListPeople(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public async Task<(IReadOnlyList<PersonLine> Lines, int Count)> RunAsync(string? words, int skip, int take, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = Matching(db, Addresses.Normal(words));
        var (now, since) = (time.GetUtcNow(), time.Instant() - Sessions.Idle);
        var rows = await found.OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Skip(skip).Take(take).Select(p => new
        {
            Person = p,
            Role = db.Set<IdentityUserRole<string>>().Where(r => r.UserId == p.Id).Join(db.Set<Role>(), r => r.RoleId, r => r.Id, (_, role) => role.Name).FirstOrDefault(),
            Sessions = db.Set<SessionRow>().Count(s => s.PersonId == p.Id && s.EndedAt == null && s.SeenAt >= since),
        }).ToListAsync(ct);
        return ([.. rows.Select(r => new PersonLine(r.Person.Id, r.Person.Name, r.Person.Email ?? "", r.Role, State(r.Person, now), r.Person.CreatedAt, r.Sessions))], await found.CountAsync(ct));
    }

    private static IQueryable<Person> Matching(PortalDb db, string words)
    {
        var people = db.Set<Person>().AsNoTracking();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL's upper(), which both databases have
        return words.Length == 0 ? people : people.Where(p => p.NormalizedEmail!.Contains(words) || p.Name.ToUpper().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static PersonState State(Person person, DateTimeOffset now) =>
        Locks.IsByAdmin(person.LockoutEnd) ? PersonState.Locked
        : person.LockoutEnd > now ? PersonState.LockedOut
        : person.EmailConfirmed ? PersonState.Active : PersonState.Unconfirmed;
}
