using Microsoft.AspNetCore.Authorization;

namespace BillingPortal.Platform.Identity;

/// <summary>A customer's own pages: for customers, and for staff who look at them as a customer does.</summary>
internal sealed class CustomerRequirement : IAuthorizationRequirement;

internal sealed class LetInCustomers(TimeProvider time) : AuthorizationHandler<CustomerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CustomerRequirement requirement)
    {
        if (context.User.IsInRole(Roles.Customer) || ViewingAs.Of(context.User)?.Until > time.GetUtcNow()) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
