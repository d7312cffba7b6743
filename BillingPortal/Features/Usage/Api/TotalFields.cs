using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;

namespace BillingPortal.Features.Usage.Api;

/// <summary>Reads the fields of a day's total, and says of each what is wrong with it.</summary>
internal sealed class TotalFields(JsonObject body)
{
    private const string Wrong = "field_invalid";
    private static readonly string[] Known = ["customer", "day", "total", "meter"];
    private readonly List<Refusal> refusals = [.. body.Select(f => f.Key).Where(f => !Known.Contains(f, StringComparer.Ordinal)).Select(f => new Refusal(Wrong, $"This field is not known. Known are: {string.Join(", ", Known)}.", f))];

    public Result<DayTotal> Read()
    {
        var total = new DayTotal(Customer(), Day(), Total(), Meter());
        return refusals.Count > 0 ? Result.Refuse<DayTotal>(refusals) : total;
    }

    private string Customer()
    {
        if (Text("customer") is { Length: > 0 } name) return name;
        return Refuse("customer", "Say which customer, by our id or your reference.", "");
    }

    private DateOnly Day() => DateOnly.TryParseExact(Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : Refuse("day", "Write the day as 2026-11-21, in the billing time zone.", default(DateOnly));

    private long Total() => body["total"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var total) && total is >= 0 and <= UsageLimits.Total
        ? total : Refuse("total", string.Create(CultureInfo.InvariantCulture, $"Write the day's total as a whole number, 0 to {UsageLimits.Total:N0}."), 0L);

    private string Meter()
    {
        if (body["meter"] is null) return Meters.Units;
        return Text("meter") is { } meter && MakeEntries.IsMeter(meter) ? meter : Refuse("meter", MakeEntries.NoMeter.Sentence, "");
    }

    private string? Text(string field) => body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private T Refuse<T>(string field, string sentence, T instead)
    {
        refusals.Add(new(Wrong, sentence, field));
        return instead;
    }
}
