using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Confirms an address by its mailed link, once: the person becomes a customer with a billing profile and a subscription, all or nothing; the trial begins with it.</summary>
internal sealed class ConfirmAddress(IDbContextFactory<PortalDb> database, LinkTokens tokens, ICustomers customers, ISubscriptions subscriptions, BillingClock clock, AuditTrail audit, Veil veil)
{
    /// <summary>The person's id.</summary>
    public Task<Result<string>> RunAsync(string? token, CancellationToken ct = default) => database.WriteAsync<Result<string>>(async db =>
    {
        if (await tokens.UseAsync(db, token, Purposes.Confirm, ct) is not { } link) return LookAtLink.Dead;
        var person = await db.Set<Person>().SingleAsync(p => p.Id == link.PersonId, ct);
        person.EmailConfirmed = true;
        if (!await db.Set<IdentityUserRole<string>>().AnyAsync(r => r.UserId == person.Id, ct)) await db.TakesRoleAsync(person, Roles.Customer, ct);
        var now = clock.UtcNow;
        if (await customers.MakeForAsync(db, person, now, ct) is { } profile) await subscriptions.StartAsync(db, profile, person.PlanAsked, now, ct: ct);
        audit.Write(db, Actor.Person(person.Id, isAdmin: false), "person.confirmed", "person:" + person.Id, after: new { email = (await veil.OfAsync(db, "person:" + person.Id, ct)).Over(person.Email) });
        return person.Id;
    }, ct);
}
