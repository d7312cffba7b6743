using System.Globalization;
using System.Security.Claims;

namespace BillingPortal.Platform.Identity;

/// <summary>A member of staff looks at the portal as one customer sees it, for a while, and changes nothing. It stands in their session's cookie.</summary>
/// <param name="Customer">The public id.</param>
public sealed record ViewingAs(string Customer, DateTimeOffset Until)
{
    /// <summary>Then one is oneself again.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(30);

    private const string Claim = "viewing-as";

    /// <summary>Null when the person is just who they are, or no longer of the staff.</summary>
    public static ViewingAs? Of(ClaimsPrincipal person)
    {
        if (!person.IsInRole(Roles.Admin) && !person.IsInRole(Roles.Support)) return null;
        return person.FindFirstValue(Claim)?.Split('|') is [var customer, var until] ? new(customer, DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture))) : null;
    }

    /// <summary>The same person, who from now on looks so.</summary>
    public ClaimsPrincipal Over(ClaimsPrincipal person) => With(person, string.Create(CultureInfo.InvariantCulture, $"{Customer}|{Until.ToUnixTimeSeconds()}"));

    /// <summary>The same person as themselves.</summary>
    public static ClaimsPrincipal End(ClaimsPrincipal person) => With(person, null);

    private static ClaimsPrincipal With(ClaimsPrincipal person, string? value)
    {
        var identity = ((ClaimsIdentity)person.Identity!).Clone();
        foreach (var old in identity.FindAll(Claim).ToArray()) identity.RemoveClaim(old);
        if (value is not null) identity.AddClaim(new(Claim, value));
        return new(identity);
    }
}
