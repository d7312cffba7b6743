using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Platform.Ui.Navigation;

/// <summary>A link that a feature adds to the navigation of an area.</summary>
/// <param name="Text">One or two words.</param>
/// <param name="Href">From the root: "/usage".</param>
/// <param name="Order">Small numbers come first; features leave gaps of ten.</param>
/// <param name="Policy">Who sees it; without one everybody does. The page itself must ask for the same policy.</param>
/// <param name="Group">A heading over links that belong together, in the admin area.</param>
/// <param name="Within">Shown only on pages whose address begins so; everywhere without one.</param>
public sealed record NavItem(string Text, string Href, IconName Icon, int Order, string? Policy = null, string? Group = null, string? Within = null)
{
    internal bool IsShownOn(string path) => Within is null || path.StartsWith(Within, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An item in its area, as it stands in the container.</summary>
internal sealed record PlacedNavItem(NavArea Area, NavItem Item);

public static class NavigationDoor
{
    /// <summary>Adds links to the navigation of an area.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, NavArea area, params NavItem[] items)
    {
        foreach (var item in items) services.AddSingleton(new PlacedNavItem(area, item));
        return services;
    }
}
