using System.Globalization;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Core.Rating;

/// <summary>A worked month of rating.jsonl: what went in, and what must come out.</summary>
internal sealed class RatingCase(JsonNode line)
{
    public static IReadOnlyList<RatingCase> All { get; } =
        [.. File.ReadLines(Repository.At("BillingPortal.Tests/Core/Rating/rating.jsonl")).Select(line => new RatingCase(JsonNode.Parse(line)!))];

    public MonthToRate Month => new(CalendarMonth.Parse((string)In["month"]!), (long)In["used"]!, Terms, [Span], (bool?)In["capFirstMonth"] ?? false);

    /// <summary>As text, so that a difference is read at once.</summary>
    public string Out => line["out"]!.ToJsonString();

    public string Name => In.ToJsonString();

    private JsonNode In => line["in"]!;

    private DatedTerms[] Terms => [new(First, Tier(In["tier"]!)), .. In["change"] is { } change ? (DatedTerms[])[new(Day(change["on"])!.Value, Tier(change["to"]!))] : []];

    private BillingSpan Span => new(Day(In["billingStart"]) ?? First.AddDays(-1), (bool?)In["countStartDay"] ?? false, Day(In["cancelOn"]));

    private DateOnly First => CalendarMonth.Parse((string)In["month"]!).First;

    /// <summary>A rated month, written as the cases write theirs.</summary>
    public static string Written(RatedMonth month)
    {
        var written = new JsonObject
        {
            ["allowance"] = month.Allowance,
            ["overageUnits"] = month.OverageUnits,
            ["lines"] = new JsonArray([.. month.Lines.Select(Written)]),
            ["total"] = month.Total.Minor,
        };
        if (month.CappedAtFullMonth) written["cappedAtFullMonth"] = true;
        if (month.CarriesToNextMonth) written["carriesToNextMonth"] = true;
        if (month.CappedFirstMonth) written["cappedFirstMonth"] = true;
        return written.ToJsonString();
    }

    private static JsonObject Written(RatedLine line) => line.Kind == RatedLineKind.Base
        ? new() { ["kind"] = "base", ["tier"] = line.Tier, ["days"] = line.Days, ["of"] = line.Of, ["amount"] = line.Amount.Minor }
        : new() { ["kind"] = "overage", ["tier"] = line.Tier, ["units"] = line.Units, ["amount"] = line.Amount.Minor };

    private static TierTerms Tier(JsonNode tier) => tier is JsonObject
        ? new((string)tier["name"]!, new((long)tier["baseMinor"]!, Currency.Usd), (long)tier["included"]!, tier["unitPrice"] is { } price ? UnitPrice.Parse((string)price!) : null)
        : KnownTiers.Of((string)tier!);

    private static DateOnly? Day(JsonNode? day) => day is null ? null : DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
