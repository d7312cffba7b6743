using System.Security.Claims;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Theme;

namespace BillingPortal.Features.Account.Portal;

/// <summary>Where somebody goes after signing in: where they wanted to, or where their role begins.</summary>
internal sealed class Landing(IEnumerable<EndpointDataSource> endpoints)
{
    public const string OfCustomers = "/overview";

    /// <summary>Of everybody who has no other.</summary>
    public const string OfOthers = "/account";

    public const string OfStaff = "/admin";

    public string For(ClaimsPrincipal person, string? next = null)
    {
        var own = (person.IsInRole(Roles.Admin) || person.IsInRole(Roles.Support)) && Exists(OfStaff) ? OfStaff : person.IsInRole(Roles.Customer) ? OfCustomers : OfOthers;
        return LocalUrl.Or(next, own);
    }

    public bool Exists(string path) =>
        endpoints.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Any(e => string.Equals("/" + e.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase));
}
