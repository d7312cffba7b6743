using System.Text.RegularExpressions;
using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Architecture.Tree;

public sealed partial class DocsTests
{
    [Fact]
    public void Docs_NameNoFolderOfOneMachine() => Expect.None(Repository.Texts(".md", ".json", ".yml", ".txt").SelectMany(f => MachinePath().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));

    [Fact]
    public void Docs_LinkOnlyToWhatExists() => Expect.None(Repository.Texts(".md").SelectMany(f => Link().Matches(f.Text)
        .Select(m => m.Groups["to"].Value).Where(to => !Exists(f.Path, to)).Select(to => $"{f.Path}: {to}")));

    [Fact]
    public void Decisions_AreAllInTheIndexAndOfOneShape() => Assert.All(Repository.Texts(".md").Where(f => DecisionFile().IsMatch(f.Path)), decision =>
    {
        Assert.Contains($"]({Path.GetFileName(decision.Path)})", File.ReadAllText(Repository.At("docs/decisions/README.md")), StringComparison.Ordinal);
        Assert.Equal(["Context", "Options", "Choice", "Consequence"], Heading().Matches(decision.Text).Select(m => m.Groups["name"].Value), StringComparer.Ordinal);
    });

    [Theory]
    [InlineData("cd /home/" + "ann/billing", true), InlineData("at /work/" + "main/README.md", true), InlineData("/Users/" + "ann", true)]
    [InlineData("C:" + @"\Users", true), InlineData("/root/" + ".nuget", true)]
    [InlineData("/usr/bin/chromium", false), InlineData("http://127.0.0.1:5080/health", false), InlineData("docs/work/plan.md", false)]
    public void MachinePath_IsTold(string text, bool isOne) => Assert.Equal(isOne, MachinePath().IsMatch(text));

    private static bool Exists(string page, string to) => Path.Exists(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.At(page))!, to)));

    [GeneratedRegex(@"(?<![\w.])(/home/\w|/Users/\w|/root/|/work/|[A-Z]:\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();

    // "[text](path#part)"; addresses with a scheme and parts of the same page are not looked at.
    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<to>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^docs/decisions/\d{4}-[a-z0-9-]+\.md$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecisionFile();

    [GeneratedRegex(@"^## (?<name>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
