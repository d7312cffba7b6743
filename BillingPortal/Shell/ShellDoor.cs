using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Shell.Errors;
using BillingPortal.Shell.Styleguide;

namespace BillingPortal.Shell;

public static class ShellDoor
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.AddUi();
        builder.AddErrors();
        builder.AddStyleguide();
        builder.Services.AddNavigation(NavArea.Public, new NavItem("Help", "/help", IconName.Info, 90));
        builder.Services.AddNavigation(NavArea.Portal, new NavItem("Help", "/help", IconName.Info, 90));
        builder.Services.AddNavigation(NavArea.Account, new NavItem("Help", "/help", IconName.Info, 90, Policies.SignedIn));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    }

    /// <summary>What stands around all requests; comes before everything that is mapped.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseErrors();
        app.UseRequestLocalization();
    }

    public static void MapShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapUi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null); // our own policy says it for all pages
    }
}
