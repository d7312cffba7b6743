using System.Reflection;
using System.Text.RegularExpressions;
using BillingPortal.Core;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Architecture.Tree;

/// <summary>What CONTRIBUTING.md and the tables of README.md name is there: paths in the tree, types and members in the program, verbs, settings.</summary>
public sealed partial class ContributingTests
{
    /// <summary>Announced by the page, and struck from this list when it comes.</summary>
    private static readonly string[] ToCome = [];

    private static readonly Type[] Ours = [.. new[] { typeof(Program), typeof(Currency), typeof(House) }.SelectMany(t => t.Assembly.GetTypes())];

    // EF, the framework and xUnit too: whatever the tests have beside them or the runtime has loaded.
    private static readonly Lazy<HashSet<string>> TypeNames = new(() => Ours.Concat(Others()).Select(t => t.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Contributing_NamesOnlyWhatExists() => Expect.None(Quoted("CONTRIBUTING.md").Where(IsMissing));

    [Fact]
    public void Examples_ImplementInterfacesThatExist() => Expect.None(Fences("CONTRIBUTING.md").SelectMany(f => Interface().Matches(f).Select(m => m.Value)).Where(name => !TypeNames.Value.Contains(name)));

    [Fact]
    public void WhatIsToCome_HasNotComeYet() => Expect.None(ToCome.Where(Stands));

    [Fact]
    public void Readme_ListsEveryVerb() =>
        Assert.Equal(VerbTable.All.Select(v => v.Words), FirstCells("Verbs").Select(c => c.Split(" NAME")[0].Split(" NUMBER")[0]).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Readme_ListsEverySettingOfOurs() => Assert.Equal(
        Ours.Where(t => t.IsClass && t.IsAssignableTo(typeof(ISettings))).SelectMany(Keys).Append("ASPNETCORE_URLS").Append("ConnectionStrings:Portal").Append("OTEL_EXPORTER_OTLP_ENDPOINT").Order(StringComparer.Ordinal),
        FirstCells("Settings").Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [InlineData("BillingPortal/Program.cs", false), InlineData("scripts/add-migration NAME", false), InlineData("./test data", false), InlineData("/health/ready", false)]
    [InlineData("IDue", false), InlineData("IFactHandler<T>", false), InlineData("Slot.Header", false), InlineData("AddDue<T>()", false), InlineData("Portal:Mode", false), InlineData("DateTime", false)]
    [InlineData("BillingPortal/Programme.cs", true), InlineData("scripts/add-migrations NAME", true), InlineData("./tests data", true)]
    [InlineData("IDues", true), InlineData("IFactHandlers<T>", true), InlineData("Slot.Heading", true), InlineData("AddDues<T>()", true), InlineData("Portal:Mood", true)]
    public void MissingName_IsTold(string quoted, bool isMissing) => Assert.Equal(isMissing, IsMissing(quoted));

    private static bool IsMissing(string quoted) => quoted switch
    {
        _ when TreePath().Match(quoted) is { Success: true } path => !Stands(path.Groups["path"].Value) && !ToCome.Contains(path.Groups["path"].Value, StringComparer.Ordinal),
        _ when Setting().IsMatch(quoted) => !Ours.Where(t => t.IsClass && t.IsAssignableTo(typeof(ISettings))).SelectMany(Keys).Append("ConnectionStrings:Portal").Contains(quoted, StringComparer.Ordinal),
        _ when Method().Match(quoted) is { Success: true } method => !Ours.Any(t => HasMember(t, method.Groups["name"].Value)),
        _ when Member().Match(quoted) is { Success: true } member => !Ours.Any(t => t.Name == member.Groups["type"].Value && HasMember(t, member.Groups["name"].Value)),
        _ when TypeName().Match(quoted) is { Success: true } type => !TypeNames.Value.Contains(type.Groups["name"].Value),
        _ => false,
    };

    private static bool Stands(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static bool HasMember(Type type, string name) =>
        type.GetMember(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Length > 0;

    private static IEnumerable<string> Keys(Type settings)
    {
        var section = settings.GetProperty(nameof(ISettings.Section))!.GetValue(null);
        return settings.GetProperties().Where(p => p.SetMethod is not null).Select(p => $"{section}:{p.Name}");
    }

    private static IEnumerable<Type> Others() => AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic).SelectMany(a => a.GetExportedTypes())
        .Concat(typeof(Microsoft.EntityFrameworkCore.IEntityTypeConfiguration<>).Assembly.GetExportedTypes())
        .Concat(typeof(Microsoft.AspNetCore.Components.ExcludeFromInteractiveRoutingAttribute).Assembly.GetExportedTypes());

    private static string Page(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static IEnumerable<string> Quoted(string page) => Quote().Matches(Fence().Replace(Page(page), "")).Select(m => m.Groups["text"].Value);

    private static IEnumerable<string> Fences(string page) => Fence().Matches(Page(page)).Select(m => m.Value);

    /// <summary>The quoted names that begin the rows of the table below a heading of the README.</summary>
    private static IEnumerable<string> FirstCells(string heading) =>
        FirstCell().Matches(Page("README.md").Split($"\n## {heading}\n")[1].Split("\n## ")[0]).Select(m => m.Groups["text"].Value);

    [GeneratedRegex("^```.*?^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\| `(?<text>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"\bI[A-Z][a-z]\w*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interface();

    // "scripts/add-migration NAME", "./test data", "test-results/"; an address ("/health") begins with the slash.
    [GeneratedRegex(@"^(\./)?(?<path>(?<=\./)[\w.-]+|\.?\w[\w.-]*/[\w./-]*?)/?( .*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TreePath();

    [GeneratedRegex(@"^[A-Z]\w+:[A-Z]\w+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^(?<name>[A-Z]\w+)(<[\w, ]+>)?\(.*\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Method();

    [GeneratedRegex(@"^(?<type>[A-Z]\w+)\.(?<name>[A-Z]\w+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"^(?<name>[A-Z]\w*[a-z]\w*)(<[\w, ]+>)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();
}
