using System.Globalization;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Invoices.Truth.Scenarios;

/// <summary>Something that happens to a customer.</summary>
internal sealed record Happening(DateTime At, string Customer, string Deed, string Figures);

/// <summary>An invoice as it must be: "2026-07 Open 59.00: Base 50.00, Late 9.00", or "none".</summary>
internal sealed record Wanted(string Customer, string Month, string Invoice);

/// <summary>Customers who live in one portal.</summary>
/// <param name="AtOnce">After the last happening the portal is off, and comes back at the end.</param>
internal sealed record Scenario(string[] Settings, DateTime Until, bool AtOnce, IReadOnlyDictionary<string, string> Tiers, IReadOnlyList<Happening> Happenings, IReadOnlyList<Wanted> Wanted)
{
    public static IReadOnlyList<Scenario> All { get; } = [.. Read(File.ReadAllLines(Repository.At("BillingPortal.Tests/Features/Invoices/Truth/Scenarios/scenarios.txt")))];

    public static DateTime Instant(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static IEnumerable<Scenario> Read(string[] lines)
    {
        var kits = lines.Select((line, at) => (line, at)).Where(l => l.line.StartsWith("kit ", StringComparison.Ordinal)).Select(l => l.at).Append(lines.Length).ToArray();
        return kits.Zip(kits.Skip(1), (from, to) => Of(lines[from], lines[(from + 1)..to]));
    }

    private static Scenario Of(string kit, string[] lines)
    {
        var (customer, tiers, happenings, wanted) = ("", new Dictionary<string, string>(StringComparer.Ordinal), new List<Happening>(), new List<Wanted>());
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ');
            if (words[0] == "customer") tiers[customer = words[1]] = words[2];
            else if (words[0] == ">") wanted.Add(words[2] == "closing" ? new(customer, words[1] + " closing", string.Join(' ', words[3..])) : new(customer, words[1], string.Join(' ', words[2..])));
            else happenings.Add(new(Instant($"{words[0]} {words[1]}"), customer, words[2], string.Join(' ', words[3..])));
        }
        var ends = kit.Replace(" at once", "", StringComparison.Ordinal).Split(" until ");
        return new(ends[0].Split(' ')[1..], Instant(ends[1]), kit.EndsWith(" at once", StringComparison.Ordinal), tiers, happenings, wanted);
    }
}
