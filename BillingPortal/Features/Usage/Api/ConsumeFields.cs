using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;

namespace BillingPortal.Features.Usage.Api;

/// <summary>The body of consume, for the document: it is read field by field, so that every fault is named at once.</summary>
internal sealed record UnitsToConsume(long Units, string EventId, string? Meter, JsonObject? Properties);

/// <summary>Reads the fields of units that are asked for, and says of each what is wrong with it; their content is judged by the journal.</summary>
internal sealed class ConsumeFields(JsonObject body)
{
    private const string Wrong = "field_invalid";
    private static readonly string[] Known = ["units", "eventId", "meter", "properties"];
    private readonly List<Refusal> refusals = [.. body.Select(f => f.Key).Where(f => !Known.Contains(f, StringComparer.Ordinal)).Select(f => new Refusal(Wrong, $"This field is not known. Known are: {string.Join(", ", Known)}. Units count at the time of the question.", f))];

    public Result<NewUsage> Read(string customer)
    {
        var wanted = new NewUsage(Text("eventId") ?? Refuse("eventId", "Give the event an id of your own, as text: by it a repeated question is known.", ""), customer, Units(), null, Meter(), Properties());
        return refusals.Count > 0 ? Result.Refuse<NewUsage>(refusals) : wanted;
    }

    private long Units() => body["units"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var units)
        ? units : Refuse("units", "Write the units as a whole number above 0.", 0L);

    private string Meter() => body["meter"] is null ? Meters.Units : Text("meter") ?? Refuse("meter", "Write the meter's name as text, or leave it out.", "");

    private string? Properties() => body["properties"] switch
    {
        null => null,
        JsonObject given => given.ToJsonString(),
        _ => Refuse("properties", "Properties are an object: {\"name\": \"value\"}.", ""),
    };

    private string? Text(string field) => body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private T Refuse<T>(string field, string sentence, T instead)
    {
        refusals.Add(new(Wrong, sentence, field));
        return instead;
    }
}
