using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>An admin sends the person behind a customer's address a link to take the customer over.</summary>
internal sealed class InviteCustomer(IDbContextFactory<PortalDb> database, WriteInvitation invitations)
{
    public async Task<Result<Done>> RunAsync(Actor actor, string customer, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            if (await db.Set<BillingProfileRow>().Named(customer).SingleOrDefaultAsync(ct) is not { } profile) return ReadCustomer.Unknown;
            if (profile.ErasedAt is not null) return new Refusal(Codes.CustomerErased, "This customer was erased at their own wish. Nobody can be invited to it.");
            if (profile.Email is null) return new Refusal("address_missing", "This customer has no mail address. Have your product set one, then invite.");
            await invitations.WriteAsync(db, actor, profile, ct);
            return Done.It;
        }, ct);
    }
}
