using System.Collections.Immutable;
using BillingPortal.E2E.Kit;

namespace BillingPortal.E2E.Pages;

/// <summary>A page that is looked at in every look.</summary>
/// <param name="Path">As it is typed; a route with parameters is visited by an example.</param>
/// <param name="Status">What the server answers, when that is not a plain yes.</param>
/// <param name="As">Who opens it; without one nobody is signed in.</param>
public sealed record PortalPage(string Path, int Status = 200, Role? As = null)
{
    /// <summary>Every page that can be reached. A test fails when a route of the program is missing here.</summary>
    public static ImmutableArray<PortalPage> All { get; } =
    [
        new("/"),
        new("/pricing"),
        new("/help"),
        new("/status"),
        new("/sandbox/mail"),
        new("/sandbox/mail/999999", 404),
        new("/styleguide"),
        new("/styleguide/portal"),
        new("/styleguide/portal/usage"),
        new("/styleguide/portal/invoices"),
        new("/styleguide/admin"),
        new("/styleguide/admin/customers"),
        new("/styleguide/admin/nothing"),
        new("/styleguide/account"),
        new("/admin", As: Role.Admin),
        new("/admin/api-keys", As: Role.Admin),
        new("/admin/audit", As: Role.Admin),
        new("/admin/facts", As: Role.Admin),
        new("/admin/jobs", As: Role.Admin),
        new("/signup"),
        new("/signup/sent"),
        new("/confirm"),
        new("/signin"),
        new("/forgot"),
        new("/reset"),
        new("/overview", As: Role.Customer),
        new("/usage", As: Role.Customer),
        new("/usage/events", As: Role.Customer),
        new("/usage/limits", As: Role.Customer),
        new("/invoices", As: Role.Customer),
        new("/invoices/nothing", 404, Role.Customer),
        new("/plan", As: Role.Customer),
        new("/payment-method", As: Role.Customer),
        new("/invoice-details", As: Role.Customer),
        new("/account", As: Role.Customer),
        new("/account/data", As: Role.Customer),
        new("/invitation"),
        new("/admin/customers", As: Role.Admin),
        new("/admin/customers/nobody", As: Role.Admin),
        new("/admin/invoices", As: Role.Admin),
        new("/admin/invoices/nothing", 404, Role.Admin),
        new("/admin/closing", As: Role.Admin),
        new("/admin/catalogue", As: Role.Admin),
        new("/admin/catalogue/tiers/1", As: Role.Admin),
        new("/admin/catalogue/new", As: Role.Admin),
        new("/admin/catalogue/import", As: Role.Admin),
        new("/admin/usage", As: Role.Admin),
        new("/admin/usage/events", As: Role.Admin),
        new("/admin/usage/refusals", As: Role.Admin),
        new("/admin/usage/counters", As: Role.Admin),
        new("/admin/usage/import", As: Role.Admin),
        new("/admin/people", As: Role.Admin),
        new("/admin/webhooks", As: Role.Admin),
        new("/admin/webhooks/999999", 404, Role.Admin),
        new("/admin/mail", As: Role.Admin),
        new("/admin/mail/999999", 404, Role.Admin),
        new("/no-such-page", 404),
        new("/error/403", 403),
        new("/error/404", 404),
        new("/error/418", 418),
        new("/error/429", 429),
        new("/error/500", 500),
    ];

    public static PortalPage At(string path) => All.Single(p => p.Path == path);

    /// <summary>The page's name in a file: the front page has none of its own.</summary>
    public string FileName => Path == "/" ? "front" : Path.Trim('/').Replace('/', '-');
}
