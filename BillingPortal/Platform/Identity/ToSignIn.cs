using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Platform.Identity;

/// <summary>Leads an open page to the sign-in and from there back. Two parts of a page may find out at once; the second finds it done.</summary>
internal static class ToSignIn
{
    private const string Page = "/signin";

    // The address stays as it is until the browser has left: it does not say that somebody is being led away already.
    private static readonly ConditionalWeakTable<NavigationManager, object> Led = [];

    /// <param name="next">Where to go afterwards, from the root; here when none is named.</param>
    public static void Lead(NavigationManager navigation, string? next = null)
    {
        var here = new Uri(navigation.Uri);
        if (here.AbsolutePath == Page || !Led.TryAdd(navigation, Page)) return;
        // A page anew, not a step inside this one: the circuit of somebody who was signed out ends with it.
        navigation.NavigateTo($"{Page}?next={Uri.EscapeDataString(next ?? here.PathAndQuery)}", forceLoad: true);
    }
}
