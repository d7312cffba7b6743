using System.Globalization;
using System.Text.Json.Serialization;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>A line: days of a tier, units above the allowance, or what is taken off. Amounts are in the smallest unit of the currency.</summary>
public sealed record MonthLineAnswer(
    string Kind, string Tier, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Of,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Units, long Amount);

/// <summary>What a month costs, before tax, as programs are told it. A flag that is not set is left out.</summary>
/// <param name="Sentences">How each line came about, in their order.</param>
/// <param name="Notes">Why others than the counted days are billed, or none.</param>
public sealed record MonthAnswer(
    long Allowance, long OverageUnits, IReadOnlyList<MonthLineAnswer> Lines, long Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CarriesToNextMonth, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CappedAtFullMonth,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CappedFirstMonth, string Currency, IReadOnlyList<string> Sentences, IReadOnlyList<string> Notes)
{
    public static MonthAnswer Of(RatedMonth month)
    {
        var show = new Show(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
        return new(month.Allowance, month.OverageUnits, [.. month.Lines.Select(Line)], month.Total.Minor, Set(month.CarriesToNextMonth), Set(month.CappedAtFullMonth), Set(month.CappedFirstMonth),
            month.Total.Currency.Code, [.. month.Lines.Select(line => LineWords.Sentence(line, show))], [.. LineWords.Notes(month, show)]);
    }

    private static MonthLineAnswer Line(RatedLine line) => line.Kind switch
    {
        RatedLineKind.Base => new("base", line.Tier, line.Days, line.Of, null, line.Amount.Minor),
        RatedLineKind.Overage => new("overage", line.Tier, null, null, line.Units, line.Amount.Minor),
        RatedLineKind.Discount => new("discount", line.Tier, line.Days, line.Of, null, line.Amount.Minor),
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, "No word for this line."),
    };

    private static bool? Set(bool flag) => flag ? true : null;
}
