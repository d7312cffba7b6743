namespace BillingPortal.Sandbox.Resources;

/// <summary>All resources of this assembly and the routes they bring.</summary>
internal sealed class ApiRoutes
{
    private readonly List<(string[] Segments, Route Route)> routes = [];

    public ApiRoutes()
    {
        Resources = typeof(ApiRoutes).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Resource)) && !t.IsAbstract)
            .Select(t => (Resource)Activator.CreateInstance(t)!).ToDictionary(r => r.Type, StringComparer.Ordinal);
        foreach (var route in Resources.Values.SelectMany(r => r.Routes)) routes.Add((route.Path.Split('/'), route));
    }

    public IReadOnlyDictionary<string, Resource> Resources { get; }

    public IEnumerable<Route> All => routes.Select(r => r.Route);

    /// <summary>Words before holes: <c>customers/search</c> is not a customer.</summary>
    public (Route Route, IReadOnlyList<string> Ids)? Match(string method, string path)
    {
        var asked = path.Trim('/').Split('/');
        var found = routes.Where(r => r.Route.Method == method && Fits(r.Segments, asked)).OrderBy(r => r.Segments.Count(IsHole)).FirstOrDefault();
        return found.Route is null ? null : (found.Route, [.. found.Segments.Zip(asked).Where(pair => IsHole(pair.First)).Select(pair => Uri.UnescapeDataString(pair.Second))]);
    }

    private static bool Fits(string[] segments, string[] asked) =>
        segments.Length == asked.Length && segments.Zip(asked).All(pair => IsHole(pair.First) ? pair.Second.Length > 0 : pair.First == pair.Second);

    private static bool IsHole(string segment) => segment.StartsWith('{');
}
