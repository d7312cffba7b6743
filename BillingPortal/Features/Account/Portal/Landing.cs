using System.Security.Claims;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Theme;

namespace BillingPortal.Features.Account.Portal;

/// <summary>Where somebody goes after signing in: where they wanted to, or where their role begins.</summary>
internal sealed class Landing(IEnumerable<EndpointDataSource> endpoints)
{
    /// <summary>A customer's first page, and everybody's who has no other.</summary>
    public const string OfCustomers = "/account";

    public const string OfStaff = "/admin";

    public string For(ClaimsPrincipal person, string? next = null)
    {
        var own = (person.IsInRole(Roles.Admin) || person.IsInRole(Roles.Support)) && Exists(OfStaff) ? OfStaff : OfCustomers;
        return LocalUrl.Or(next, own);
    }

    public bool Exists(string path) =>
        endpoints.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Any(e => string.Equals("/" + e.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase));
}
