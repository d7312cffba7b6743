using BillingPortal.Tests.Architecture.Kit;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>Direction 2: features meet in their contracts, and questions flow one way.</summary>
internal static class FeatureRules
{
    public static readonly Rule OnlyContracts = new("A feature knows only the contracts of another.", house =>
        house.Users(t => house.Feature(t) is not null).SelectMany(u => u.Uses.Types
            .Where(t => house.Feature(t) is { } other && other.Name != house.Feature(u.By)!.Value.Name && !House.Below(other.Place, "Contracts"))
            .Select(t => new Offence(u.By, "reaches into " + t.FullName))));

    public static readonly Rule NoCircle = new("The graph of contracts has no circle.", house =>
    {
        var asks = house.Types.SelectMany(t => Asks(house, t)).ToArray();
        var graph = asks.ToLookup(a => a.From, a => a.To, StringComparer.Ordinal);
        return asks.Where(a => Reaches(graph, a.To, a.From, [])).Select(a => new Offence(a.By, $"asks {a.To}, which asks {a.From} again"));
    });

    public static readonly Rule[] All = [OnlyContracts, NoCircle];

    // A handler in Events/ that takes in another feature's news (a record) asks nothing: news may flow against the stream.
    private static IEnumerable<(string From, string To, Type By)> Asks(House house, Type type)
    {
        if (house.Feature(type) is not { } own) yield break;
        var contracts = Uses.Of(type).Types.Where(t => !House.Below(own.Place, "Events") || t.IsInterface);
        foreach (var other in contracts.Select(house.Feature).OfType<(string Name, string Place)>().Select(f => f.Name).Distinct(StringComparer.Ordinal))
            if (other != own.Name) yield return (own.Name, other, type);
    }

    private static bool Reaches(ILookup<string, string> graph, string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && graph[from].Any(next => Reaches(graph, next, to, seen)));
}
