using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Authorization;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Lets a customer in whose portal is open, by the one decision that everything asks.</summary>
internal sealed class LetInWhileOpen(CurrentCustomer current, IAccess access) : AuthorizationHandler<PortalOpenRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PortalOpenRequirement requirement)
    {
        var who = await current.OfAsync(context.User);
        // Who has no customer is nobody's debtor; the page says that there is nothing yet.
        if (who is null || (await access.OfAsync(who.ProfileId)).Access.PortalOpen) context.Succeed(requirement);
    }
}
