using System.Reflection;
using BillingPortal.Tests.Architecture.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>Direction 6: pages call use cases and show what comes back; use cases do not know who shows it.</summary>
internal static class PageRules
{
    private static readonly string[] Presentation =
        ["Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Builder", "Microsoft.JSInterop", "Radzen"];

    public static readonly Rule ComponentsOnlyShow = new("A component reaches neither the database, nor the gateway, nor the network; it calls a use case.", house => house.Naming(
        House.IsComponent,
        t => (house.Stands(t, "Platform.Data") && !house.Stands(t, "Platform.Data.Model")) || house.Stands(t, "Platform.Gateway", "Stripe")
            || House.Below(t.Namespace ?? "", "System.Net.Http") || House.Below(t.Namespace ?? "", "System.Data")));

    public static readonly Rule UseCasesAreBlind = new("A use case knows neither components nor HTTP.", house => house.Naming(
        t => house.Feature(t) is { Place: var place } && (place is "" or "Contracts" || (House.IsChamber(place) && !t.Name.EndsWith("Door", StringComparison.Ordinal))) && !house.IsFeatureDoor(t) && !House.IsComponent(t),
        t => Presentation.Any(space => House.Below(t.Namespace ?? "", space)) || House.IsComponent(t)));

    public static readonly Rule EveryPageHasAPolicy = new("Every routable page has a policy, or is on the list of public ones.", house =>
        house.Types.Where(t => Routes(t).Any(route => !PublicPages.Reasons.ContainsKey(route)) && !HasPolicy(t))
            .Select(t => new Offence(t, $"answers {string.Join(" ", Routes(t))} to anybody")));

    public static readonly Rule[] All = [ComponentsOnlyShow, UseCasesAreBlind, EveryPageHasAPolicy];

    public static IEnumerable<string> Routes(Type type) => type.GetCustomAttributes<RouteAttribute>(inherit: false).Select(r => r.Template);

    // [AllowAnonymous] beside a policy wins over it, so such a page belongs on the list.
    private static bool HasPolicy(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>().Any(a => !string.IsNullOrEmpty(a.Policy)) && !page.GetCustomAttributes().Any(a => a is IAllowAnonymous);
}
