using BillingPortal.Platform.Ui.Navigation;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Platform.Ui.Slots;

/// <summary>A place in a layout that any room may fill with a component of its own.</summary>
public enum Slot
{
    /// <summary>Across the page, above the header: what everybody must see now.</summary>
    Banner,

    /// <summary>In the header, between the brand and the person's menu: a countdown, a search.</summary>
    Header,

    /// <summary>At the end of the header: the person's menu, or "Sign in".</summary>
    UserMenu,

    /// <summary>Above each page's own content, inside the column.</summary>
    AbovePage,

    /// <summary>In the footer.</summary>
    Footer,

    /// <summary>Among the settings of one's own account.</summary>
    AccountSettings,
}

/// <summary>A component in a slot, as it stands in the container.</summary>
internal sealed record SlotEntry(Slot Slot, Type Component, int Order, IReadOnlyList<NavArea> Areas)
{
    public bool IsIn(Slot slot, NavArea area) => Slot == slot && (Areas.Count == 0 || Areas.Contains(area));
}

public static class SlotDoor
{
    /// <summary>Puts a component without parameters into a slot of the layouts; of all areas when none is named.</summary>
    public static IServiceCollection AddSlot<TComponent>(this IServiceCollection services, Slot slot, int order = 0, params NavArea[] areas)
        where TComponent : IComponent => services.AddSingleton(new SlotEntry(slot, typeof(TComponent), order, areas));
}
