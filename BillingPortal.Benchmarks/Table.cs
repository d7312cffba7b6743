using System.Globalization;
using System.Text;

namespace BillingPortal.Benchmarks;

/// <summary>One measurement as Markdown, ready for docs/benchmarks.</summary>
internal static class Table
{
    public static string Of(Measurement measurement, Ratios ratios)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {measurement.Name}: {measurement.What}");
        text.AppendLine();
        text.AppendLine("| | floor | product | ratio |");
        text.AppendLine("|---|---|---|---|");
        foreach (var ((floor, product), number) in ratios.Pairs.Zip(Enumerable.Range(1, ratios.Pairs.Count)))
            text.AppendLine(CultureInfo.InvariantCulture, $"| pair {number} | {floor:0.##} {ratios.Unit} | {product:0.##} {ratios.Unit} | {product / floor:0.00} |");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Median ratio **{ratios.Median:0.00}** (min {ratios.Each[0]:0.00}, max {ratios.Each[^1]:0.00}); floor/floor {ratios.Control:0.00}; goal {measurement.Goal}. Floor: {measurement.Floor}.");
        foreach (var note in ratios.Notes) text.AppendLine(note);
        return text.ToString();
    }
}
