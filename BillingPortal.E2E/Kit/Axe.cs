using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>The accessibility check: nothing serious or critical, but for what a library does and we cannot mend.</summary>
internal static class Axe
{
    /// <summary>Findings inside a library: the rule, a piece of the element's HTML, and why it stays.</summary>
    private static readonly (string Rule, string Html, string Reason)[] OfLibraries = [];

    public static async Task AssertNothingGraveAsync(IPage page)
    {
        var result = await page.RunAxe();
        var grave = result.Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Where(n => !IsOfLibrary(v.Id, n)), (v, n) => $"{v.Impact} {v.Id}: {v.Help}\n  {n.Html}")
            .ToArray();
        Assert.True(grave.Length == 0, string.Join('\n', grave));
    }

    private static bool IsOfLibrary(string rule, AxeResultNode node) =>
        OfLibraries.Any(known => known.Rule == rule && node.Html.Contains(known.Html, StringComparison.Ordinal));
}
