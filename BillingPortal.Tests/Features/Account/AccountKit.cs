using System.Security.Claims;
using BillingPortal.Features.Account;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

/// <summary>People for tests; all of them have the same password.</summary>
public static class AccountKit
{
    public const string Password = "four quiet green boats";

    public static Task<string> HasPersonAsync(this PortalKit kit, string email, string role = Roles.Customer) => kit.Database.WriteAsync(async db =>
    {
        var person = NewPerson.Of(email, "Ann", kit.Time.Instant());
        (person.PasswordHash, person.EmailConfirmed) = (kit.Get<Passwords>().Hash(person, Password), true);
        db.Add(person);
        await db.TakesRoleAsync(person, role, default);
        return person.Id;
    });

    public static async Task<ClaimsPrincipal> SignedInAsync(this PortalKit kit, string email, string role) =>
        await kit.Get<OpenSession>().RunAsync(await kit.HasPersonAsync(email, role), null);

    public static Task<Person> PersonAsync(this PortalKit kit, string email) => kit.ReadAsync(db => db.Set<Person>().SingleAsync(p => p.Email == email));

    internal static Task<BillingPortal.Core.Result<ClaimsPrincipal>> TryAsync(this PortalKit kit, string email, string password = Password) =>
        kit.Get<SignIn>().RunAsync(email, password, null);
}
