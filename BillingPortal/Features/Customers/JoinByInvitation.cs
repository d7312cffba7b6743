using BillingPortal.Core;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Somebody who has no account yet makes one by the link, and takes the customer over. That the link was in their mail confirms the address.</summary>
internal sealed class JoinByInvitation(IDbContextFactory<PortalDb> database, TakeInvitation take, LookAtInvitation look, IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly Refusal Known = new("account_exists", "There is an account of this address already. Sign in with it, and open the link again.");

    /// <summary>The new person's id.</summary>
    public async Task<Result<string>> RunAsync(string? token, string? name, string? password, CancellationToken ct = default)
    {
        var seen = await look.RunAsync(token, null, ct);
        if (Passwords.Weakness(password, seen.Email) is { } weak) return weak;
        if (name is { Length: > 0 } && CustomerRules.Name(name.Trim()) is { } fault) return new Refusal("name_invalid", fault, "name");
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        try
        {
            return await database.WriteAsync(db => JoinAsync(db, people, token, name?.Trim() ?? "", password!, ct), ct);
        }
        catch (RefusedInside refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Result<string>> JoinAsync(PortalDb db, People people, string? token, string name, string password, CancellationToken ct)
    {
        var opened = await take.OpenAsync(db, token, ct);
        if (!opened.IsDone) return opened.Refused!;
        var (profile, all) = (opened.Value, people.In(db));
        if (await all.FindByEmailAsync(profile.Email!) is not null) throw new RefusedInside(Known);
        var person = new Person { UserName = profile.Email, Email = profile.Email, EmailConfirmed = true, Name = name.Length > 0 ? name : profile.Name ?? "", CreatedAt = time.Instant() };
        Check(await all.CreateAsync(person, password));
        Check(await all.AddToRoleAsync(person, Roles.Customer));
        await take.JoinAsync(db, profile, person.Id, ct);
        return person.Id;
    }

    // Thrown, so that the invitation is not used up by a try that was refused.
    private static void Check(Microsoft.AspNetCore.Identity.IdentityResult result)
    {
        if (!result.Succeeded) throw new RefusedInside(new("account_refused", string.Join(' ', result.Errors.Select(e => e.Description)), "password"));
    }

    private sealed class RefusedInside(Refusal refusal) : Exception(refusal.Code)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
