using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Somebody who is signed in takes a customer over.</summary>
internal sealed class AcceptInvitation(IDbContextFactory<PortalDb> database, TakeInvitation take, IServiceScopeFactory scopes)
{
    public async Task<Result<Done>> RunAsync(string person, string? token, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            var opened = await take.OpenAsync(db, token, ct);
            if (!opened.IsDone) return opened.Refused!;
            await take.JoinAsync(db, opened.Value, person, ct);
            using var all = people.In(db);
            var who = await db.Set<Person>().SingleAsync(p => p.Id == person, ct);
            if (!await all.IsInRoleAsync(who, Roles.Customer)) await all.AddToRoleAsync(who, Roles.Customer);
            return Done.It;
        }, ct);
    }
}
