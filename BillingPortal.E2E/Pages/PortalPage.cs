using System.Collections.Immutable;

namespace BillingPortal.E2E.Pages;

/// <summary>A page that is looked at in every look.</summary>
/// <param name="Path">As it is typed; a route with parameters is visited by an example.</param>
/// <param name="Status">What the server answers, when that is not a plain yes.</param>
public sealed record PortalPage(string Path, int Status = 200)
{
    /// <summary>Every page that can be reached. A test fails when a route of the program is missing here.</summary>
    public static ImmutableArray<PortalPage> All { get; } =
    [
        new("/"),
    ];

    public static PortalPage At(string path) => All.Single(p => p.Path == path);

    /// <summary>The page's name in a file: the front page has none of its own.</summary>
    public string FileName => Path == "/" ? "front" : Path.Trim('/').Replace('/', '-');
}
