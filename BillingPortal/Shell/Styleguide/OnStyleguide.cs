using Microsoft.AspNetCore.Components;

namespace BillingPortal.Shell.Styleguide;

/// <summary>A sample in a slot: it shows itself on the pages of the style guide and nowhere else.</summary>
public abstract class OnStyleguide : ComponentBase
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected bool IsShown => ("/" + Navigation.ToBaseRelativePath(Navigation.Uri)).StartsWith(StyleguideDoor.Root, StringComparison.OrdinalIgnoreCase);
}
