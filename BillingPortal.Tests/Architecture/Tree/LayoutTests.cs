using System.Text.RegularExpressions;
using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Architecture.Tree;

public sealed partial class LayoutTests
{
    private static readonly string[] Entries =
    [
        "BillingPortal.sln", "README.md", "LICENSE", "appsettings.Development.json", "test", ".ci/run", "docs/architecture.md", "docs/decisions/README.md", "scripts/add-migration",
        "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "BannedSymbols.txt", "global.json", "BillingPortal/Program.cs",
    ];

    private static readonly string[] Projects =
        ["BillingPortal", "BillingPortal.Core", "BillingPortal.Stripe", "BillingPortal.Sandbox", "BillingPortal.Tests", "BillingPortal.E2E", "BillingPortal.Benchmarks"];

    [Fact]
    public void Top_HoldsWhatTheArchitectureSays() => Expect.None(Entries.Except(Repository.Files, StringComparer.Ordinal));

    [Fact]
    public void Solution_HoldsEveryProjectAndNoOther() => Assert.Equal(ProjectFiles(), InSolution(), StringComparer.Ordinal);

    [Fact]
    public void Project_StandsInAFolderOfItsNameAndIsOnTheCard() => Assert.All(ProjectFiles(), path =>
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Assert.Equal($"{name}/{name}.csproj", path);
        Assert.Contains(name, Projects, StringComparer.Ordinal);
    });

    private static IEnumerable<string> ProjectFiles() => Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> InSolution() => ProjectLine().Matches(File.ReadAllText(Repository.At("BillingPortal.sln")))
        .Select(m => m.Groups["path"].Value.Replace('\\', '/')).Order(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectLine();
}
