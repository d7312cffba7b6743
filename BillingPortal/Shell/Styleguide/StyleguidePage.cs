using Microsoft.AspNetCore.Components;

namespace BillingPortal.Shell.Styleguide;

/// <summary>A page for those who build the portal: outside Development there is no such page.</summary>
public abstract class StyleguidePage : ComponentBase
{
    [Inject] protected IHostEnvironment Environment { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        if (!Environment.IsDevelopment()) Navigation.NotFound();
    }
}
