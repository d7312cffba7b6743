using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>The types that a rule looks at, and the namespace below which the rooms begin: the real house, or the planted one of the tests.</summary>
internal sealed class House(string root, string stripeClient, IEnumerable<Assembly> assemblies)
{
    /// <summary>The built program with all of its assemblies, those that come later too.</summary>
    public static House Real { get; } = new(nameof(BillingPortal), "Stripe", Directory.GetFiles(AppContext.BaseDirectory, "BillingPortal*.dll")
        .Select(Path.GetFileNameWithoutExtension).Where(name => name is not ("BillingPortal.Tests" or "BillingPortal.E2E" or "BillingPortal.Benchmarks")).Select(name => Assembly.Load(name!)));

    /// <summary>Offenders and their well-behaved neighbours, written to be found.</summary>
    public static House Planted { get; } = new("BillingPortal.Tests.Architecture.Planted", "BillingPortal.Tests.Architecture.Planted.StripeClient", [typeof(House).Assembly]);

    private static readonly string[] Chambers = ["Closing", "Truth", "Deeds", "Documents"];

    public IReadOnlyList<Type> Types => field ??= [.. assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.IsNested && Room(t) is not null).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>The room of a type as a path ("Features.Credits.Portal"), "" for the entrance, null for what is not ours.</summary>
    public string? Room(Type type)
    {
        var space = type.Namespace ?? "";
        if (Below(space, stripeClient)) return "Stripe";
        return space == root ? "" : Below(space, root) ? space[(root.Length + 1)..] : null;
    }

    public bool Stands(Type type, params ReadOnlySpan<string> rooms)
    {
        var room = Room(type);
        foreach (var wanted in rooms)
            if (room is not null && Below(room, wanted)) return true;
        return false;
    }

    /// <summary>The name of the feature that a type belongs to, and its place in the feature ("" is the feature's own folder).</summary>
    public (string Name, string Place)? Feature(Type type) =>
        Room(type)?.Split('.', 3) is ["Features", var name, .. var rest] ? (name, rest.FirstOrDefault("")) : null;

    /// <summary>A feature's door: the only type of it that the entrance and the shell know.</summary>
    public bool IsFeatureDoor(Type type) => Feature(type) is { Place: "" } && type.Name.EndsWith("Feature", StringComparison.Ordinal);

    /// <summary>A room too large for one folder has its use cases in chambers; each has a door of its own that the feature's opens.</summary>
    public static bool IsChamber(string place) => Chambers.Any(c => place == c || place.StartsWith(c + ".", StringComparison.Ordinal));

    public static bool IsComponent(Type type) => type.IsAssignableTo(typeof(IComponent));

    public static bool Below(string space, string root) => space == root || (space.StartsWith(root, StringComparison.Ordinal) && space[root.Length] == '.');

    /// <summary>The uses of every type that the choice names, with the user.</summary>
    public IEnumerable<(Type By, Uses Uses)> Users(Func<Type, bool> choice) => Types.Where(choice).Select(t => (t, Uses.Of(t)));

    /// <summary>An offence for each type of the choice that names a type it must not.</summary>
    public IEnumerable<Offence> Naming(Func<Type, bool> choice, Func<Type, bool> forbidden) =>
        Users(choice).SelectMany(u => u.Uses.Types.Where(forbidden).Select(t => new Offence(u.By, "names " + t.FullName)));
}
