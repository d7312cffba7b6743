using System.Collections.Immutable;

namespace BillingPortal.E2E.Pages;

/// <summary>A page that is looked at in every look.</summary>
/// <param name="Path">As it is typed; a route with parameters is visited by an example.</param>
/// <param name="Status">What the server answers, when that is not a plain yes.</param>
public sealed record PortalPage(string Path, int Status = 200)
{
    /// <summary>Every page that can be reached. A test fails when a route of the program is missing here.</summary>
    public static ImmutableArray<PortalPage> All { get; } =
    [
        new("/"),
        new("/status"),
        new("/sandbox/mail"),
        new("/sandbox/mail/1", 404),
        new("/styleguide"),
        new("/styleguide/portal"),
        new("/styleguide/portal/usage"),
        new("/styleguide/portal/invoices"),
        new("/styleguide/admin"),
        new("/styleguide/admin/customers"),
        new("/styleguide/admin/nothing"),
        new("/styleguide/account"),
        new("/no-such-page", 404),
        new("/error/403", 403),
        new("/error/404", 404),
        new("/error/418", 418),
        new("/error/500", 500),
    ];

    public static PortalPage At(string path) => All.Single(p => p.Path == path);

    /// <summary>The page's name in a file: the front page has none of its own.</summary>
    public string FileName => Path == "/" ? "front" : Path.Trim('/').Replace('/', '-');
}
