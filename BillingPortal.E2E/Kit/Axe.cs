using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>
/// The accessibility check: nothing serious or critical, but for what a library does and we cannot mend.
/// It is run inside the page: Deque's own way opens another context for each result, which takes longer than the check.
/// </summary>
internal static class Axe
{
    /// <summary>Findings inside a library: the rule, a piece of the element's HTML, and why it stays.</summary>
    private static readonly (string Rule, string Html, string Reason)[] OfLibraries = [];

    /// <summary>What the colours decide; the theme changes nothing else.</summary>
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async only => {
            const options = { resultTypes: ['violations'], iframes: false, preload: false };
            if (only.length > 0) options.runOnly = { type: 'rule', values: only };
            const { violations } = await axe.run(document, options);
            return violations.filter(v => ['serious', 'critical'].includes(v.impact))
                .flatMap(v => v.nodes.map(n => ({ impact: v.impact, rule: v.id, help: v.help + n.any.filter(c => c.data?.fgColor).map(c => ` (${c.data.fgColor} on ${c.data.bgColor})`).join(''), html: n.html })));
        }
        """;

    public static Task AssertNothingGraveAsync(IPage page) => AssertAsync(page, []);

    /// <summary>For a page that was looked at already, in its other theme.</summary>
    public static Task AssertColoursAsync(IPage page) => AssertAsync(page, OfColours);

    private static async Task AssertAsync(IPage page, string[] only)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        var grave = (await page.EvaluateAsync<Finding[]>(Run, only)).Where(f => !IsOfLibrary(f)).Select(f => $"{f.Impact} {f.Rule}: {f.Help}\n  {f.Html}").ToArray();
        Assert.True(grave.Length == 0, string.Join('\n', grave));
    }

    private static bool IsOfLibrary(Finding finding) =>
        OfLibraries.Any(known => known.Rule == finding.Rule && finding.Html.Contains(known.Html, StringComparison.Ordinal));

    private sealed class Finding
    {
        public string Impact { get; init; } = "";

        public string Rule { get; init; } = "";

        public string Help { get; init; } = "";

        public string Html { get; init; } = "";
    }
}
