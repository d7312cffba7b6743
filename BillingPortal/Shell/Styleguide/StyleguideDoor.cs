using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;

namespace BillingPortal.Shell.Styleguide;

/// <summary>Samples of what features will add to the layouts, on the pages of the style guide only.</summary>
internal static class StyleguideDoor
{
    public const string Root = "/styleguide";

    public static void AddStyleguide(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) return;
        builder.Services.AddNavigation(NavArea.Public,
            Sample("Components", "", IconName.Book, 1),
            Sample("Portal", "/portal", IconName.Home, 2),
            Sample("Admin", "/admin", IconName.Gear, 3),
            Sample("Account", "/account", IconName.Person, 4));
        builder.Services.AddNavigation(NavArea.Portal,
            Sample("Overview", "/portal", IconName.Home, 1),
            Sample("Usage", "/portal/usage", IconName.Usage, 2),
            Sample("Invoices", "/portal/invoices", IconName.Invoice, 3));
        builder.Services.AddNavigation(NavArea.Admin,
            Sample("Overview", "/admin", IconName.Pulse, 1),
            Sample("Customers", "/admin/customers", IconName.People, 2) with { Group = "Billing" },
            Sample("Refusals", "/admin/nothing", IconName.Stop, 3) with { Group = "Billing" });
        builder.Services.AddSlot<SampleCountdown>(Slot.Header, areas: NavArea.Portal);
    }

    private static NavItem Sample(string text, string under, IconName icon, int order) => new(text, Root + under, icon, order, Within: Root);
}
