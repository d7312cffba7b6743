using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace BillingPortal.Platform.Identity;

/// <summary>The customer's pages are open: not locked for want of a card. Whoever fails nothing but this is led to where it can be mended.</summary>
/// <param name="Elsewhere">That page.</param>
public sealed record PortalOpenRequirement(string Elsewhere) : IAuthorizationRequirement
{
    /// <summary>Would everything else let them in?</summary>
    public static PortalOpenRequirement? AloneFailed(AuthorizationFailure? failure) =>
        failure?.FailedRequirements.ToArray() is [PortalOpenRequirement alone] ? alone : null;
}

/// <summary>Leads there with a request; a step inside an open page is led by the page for those who are not let in.</summary>
internal sealed class LeadWhereItOpens : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (PortalOpenRequirement.AloneFailed(authorizeResult.AuthorizationFailure) is not { } closed) return usual.HandleAsync(next, context, policy, authorizeResult);
        return TypedResults.LocalRedirect(closed.Elsewhere).ExecuteAsync(context);
    }
}
