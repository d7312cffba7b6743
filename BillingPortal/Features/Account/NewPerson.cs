using System.Security.Cryptography;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>How a person's row is filled; the address is also the name to sign in with.</summary>
internal static class NewPerson
{
    public static Person Of(string email, string? name, DateTime now)
    {
        var person = new Person { CreatedAt = now, Name = Clean(name), LockoutEnabled = true, SecurityStamp = Stamp() };
        person.Moves(email);
        return person;
    }

    public static void Moves(this Person person, string email)
    {
        person.Email = person.UserName = email.Trim();
        person.NormalizedEmail = person.NormalizedUserName = Addresses.Normal(email);
    }

    public static string Stamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string Clean(string? text, int longest = 200)
    {
        var clean = new string([.. (text ?? "").Where(c => !char.IsControl(c))]).Trim();
        return clean.Length <= longest ? clean : clean[..longest];
    }

    /// <summary>A person has one role.</summary>
    public static async Task TakesRoleAsync(this PortalDb db, Person person, string role, CancellationToken ct)
    {
        await db.Set<IdentityUserRole<string>>().Where(r => r.UserId == person.Id).ExecuteDeleteAsync(ct);
        db.Add(new IdentityUserRole<string> { UserId = person.Id, RoleId = role.ToLowerInvariant() });
    }

    public static Task<Person?> FindByEmailAsync(this PortalDb db, string? email, CancellationToken ct)
    {
        var normal = Addresses.Normal(email);
        return db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == normal, ct);
    }
}
