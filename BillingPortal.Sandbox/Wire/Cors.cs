using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Wire;

/// <summary>Pages of any origin may call with a publishable key; no cookie is ever looked at.</summary>
internal static class Cors
{
    public static void Allow(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, HEAD, PUT, PATCH, POST, DELETE";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Idempotency-Key, Stripe-Account, Stripe-Version, X-Stripe-Client-User-Agent";
        headers.AccessControlExposeHeaders = "Request-Id, Stripe-Manage-Version, Stripe-Version, Idempotent-Replayed, X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required";
        headers.AccessControlMaxAge = "300";
    }
}
