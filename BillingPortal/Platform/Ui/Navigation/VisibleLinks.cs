using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BillingPortal.Platform.Ui.Navigation;

/// <summary>The links of an area that a person may see, in order.</summary>
internal sealed class VisibleLinks(IEnumerable<PlacedNavItem> all, IAuthorizationService authorization)
{
    /// <summary>The person may see more or less than before, on the same page.</summary>
    public event EventHandler? Changed;

    public void LookAgain() => Changed?.Invoke(this, EventArgs.Empty);

    public async Task<IReadOnlyList<NavItem>> ForAsync(NavArea area, string path, ClaimsPrincipal person)
    {
        var seen = new List<NavItem>();
        foreach (var item in all.Where(i => i.Area == area && i.Item.IsShownOn(path)).Select(i => i.Item).OrderBy(i => i.Order).ThenBy(i => i.Text, StringComparer.Ordinal))
            if (item.Policy is null || (await authorization.AuthorizeAsync(person, item.Policy)).Succeeded)
                seen.Add(item);
        return seen;
    }
}
