using System.Globalization;
using System.Security.Claims;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Platform.Api;

/// <summary>Who calls the API, as its key says.</summary>
public static class ApiCaller
{
    internal const string Scope = "scope";

    /// <summary>The caller as use cases and the audit trail know it.</summary>
    public static Actor ActorOf(HttpContext context) =>
        Actor.ApiKey(KeyOf(context) ?? throw new InvalidOperationException("Only an endpoint behind a key has a caller."));

    /// <summary>The key's id; null where no key was needed.</summary>
    internal static long? KeyOf(HttpContext context) => context.User.Identity is { IsAuthenticated: true, AuthenticationType: KeyHandler.Scheme }
        ? long.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture)
        : null;

    internal static ClaimsPrincipal Principal(long id, IReadOnlyList<string> scopes) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)), .. scopes.Select(s => new Claim(Scope, s))], KeyHandler.Scheme));
}
