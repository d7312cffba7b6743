using System.Globalization;
using System.Text.Json.Serialization;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Catalog.Api;

/// <summary>The body of POST, for the document: it is read field by field, so that every fault is named at once.</summary>
internal sealed record MonthAsked(object Tier, string Month, long Used, DateOnly? BillingStart, ChangeAsked? Change, DateOnly? CancelOn, bool? CountStartDay, bool? CapFirstMonth);

/// <summary>A change of tier in the month.</summary>
internal sealed record ChangeAsked(object To, DateOnly On);

/// <summary>A line: days of a tier, or units above the allowance. Amounts are in the smallest unit of the currency.</summary>
internal sealed record EstimatedLine(
    string Kind, string Tier, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Of,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Units, long Amount);

/// <summary>What the month would cost. A flag that is not set is left out.</summary>
/// <param name="Sentences">How each line came about, in their order.</param>
/// <param name="Notes">Why others than the counted days are billed, or none.</param>
internal sealed record Estimate(
    long Allowance, long OverageUnits, IReadOnlyList<EstimatedLine> Lines, long Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CarriesToNextMonth, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CappedAtFullMonth,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CappedFirstMonth, string Currency, IReadOnlyList<string> Sentences, IReadOnlyList<string> Notes)
{
    public static Estimate Of(RatedMonth month)
    {
        var show = new Show(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
        return new(month.Allowance, month.OverageUnits, [.. month.Lines.Select(Line)], month.Total.Minor, Set(month.CarriesToNextMonth), Set(month.CappedAtFullMonth), Set(month.CappedFirstMonth),
            month.Total.Currency.Code, [.. month.Lines.Select(line => LineWords.Sentence(line, show))], [.. LineWords.Notes(month, show)]);
    }

    private static EstimatedLine Line(RatedLine line) => line.Kind == RatedLineKind.Overage
        ? new("overage", line.Tier, null, null, line.Units, line.Amount.Minor)
        : new("base", line.Tier, line.Days, line.Of, null, line.Amount.Minor);

    private static bool? Set(bool flag) => flag ? true : null;
}
