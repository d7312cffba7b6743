using System.Text;
using System.Text.Json;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;

namespace BillingPortal.Features.Usage.Api;

/// <summary>
/// Reads the body of usage, one event or an array of them, token by token: on this path everything that makes objects in between shows.
/// A fault in one event is told of that event; only what is no JSON is refused as a whole.
/// </summary>
internal static class ReadEvents
{
    public const int Most = 1000;
    private static readonly Refusal NoEvent = MakeEntries.Wrong("", "This is no event. An event is an object: {\"eventId\": …, \"customer\": …, \"units\": …}.");

    /// <exception cref="JsonException">It is no JSON, or neither an object nor an array.</exception>
    public static IReadOnlyList<UsageEntry> Of(ReadOnlySpan<byte> body, MakeEntries make, DateTime now)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var entries = new List<UsageEntry>();
        string? customer = null;
        if (reader.TokenType == JsonTokenType.StartObject) entries.Add(One(ref reader, body, make, now, ref customer));
        else if (reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && entries.Count <= Most) entries.Add(One(ref reader, body, make, now, ref customer));
        else throw new JsonException("Neither an object nor an array.");
        if (entries.Count <= Most) reader.Read(); // what stands behind it is a fault
        return entries;
    }

    private static UsageEntry One(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, MakeEntries make, DateTime now, ref string? customer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return make.Of(new("", "", 0), now, NoEvent);
        }
        var fields = new EventFields(customer);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject) fields.Take(ref reader, body);
        customer = fields.Customer;
        return make.Of(fields.Sent, now, fields.Fault);
    }
}

/// <summary>The fields of one event as they come; the first that is wrong is told.</summary>
internal ref struct EventFields(string? likely)
{
    private const string Known = "eventId, customer, units, at, meter, properties";
    private string? eventId;
    private long units;
    private DateTime? at;
    private string meter = Meters.Units;
    private string? properties;
    private Seen seen;
    private Refusal? fault;

    [Flags]
    private enum Seen
    {
        None = 0,
        EventId = 1,
        Customer = 2,
        Units = 4,
        At = 8,
        Meter = 16,
        Properties = 32,
    }

    public string? Customer { get; private set; } = likely;

    /// <summary>Null while nothing is wrong.</summary>
    public readonly Refusal? Fault => fault ?? (seen.HasFlag(Seen.Units) ? null : UnitsMissing);

    public readonly NewUsage Sent => new(eventId ?? "", seen.HasFlag(Seen.Customer) ? Customer ?? "" : "", units, at, meter, properties);

    private static readonly Refusal UnitsMissing = MakeEntries.Wrong("units", "Say how many units, as a whole number above 0.");
    private static readonly Refusal UnitsNoNumber = MakeEntries.Wrong("units", "Write the units as a number, without quotes.");
    private static readonly Refusal AtUnreadable = MakeEntries.Wrong("at", "Write the time as 2026-11-21T10:15:00Z, with 'Z' or an offset such as +01:00.");
    private static readonly Refusal NoObject = MakeEntries.Wrong("properties", "Properties are an object: {\"name\": \"value\"}.");

    public void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var field = Name(ref reader);
        var name = field == Seen.None ? Text(ref reader) : null;
        reader.Read();
        if (field == Seen.None) Wrong(MakeEntries.Wrong(name ?? "", $"The field '{name}' is not known. Known are: {Known}."));
        else if (seen.HasFlag(field)) Wrong(MakeEntries.Wrong(Word(field), $"The field '{Word(field)}' stands there twice."));
        else Take(field, ref reader, body);
        seen |= field;
        reader.Skip();
    }

    private void Take(Seen field, ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        switch (field)
        {
            case Seen.EventId:
                eventId = Text(field, ref reader);
                break;
            case Seen.Customer when reader.TokenType == JsonTokenType.String && Customer is not null && reader.ValueTextEquals(Customer):
                break; // most often the one of the event before
            case Seen.Customer:
                Customer = Text(field, ref reader);
                break;
            case Seen.Units:
                units = Number(ref reader);
                break;
            case Seen.At when reader.TokenType != JsonTokenType.Null:
                at = Instant(ref reader);
                break;
            case Seen.Meter when reader.TokenType != JsonTokenType.Null:
                meter = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("units"u8) ? Meters.Units : Text(field, ref reader) ?? "";
                break;
            case Seen.Properties when reader.TokenType != JsonTokenType.Null:
                properties = Raw(ref reader, body);
                break;
        }
    }

    private static Seen Name(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("eventId"u8) ? Seen.EventId
        : reader.ValueTextEquals("customer"u8) ? Seen.Customer
        : reader.ValueTextEquals("units"u8) ? Seen.Units
        : reader.ValueTextEquals("at"u8) ? Seen.At
        : reader.ValueTextEquals("meter"u8) ? Seen.Meter
        : reader.ValueTextEquals("properties"u8) ? Seen.Properties
        : Seen.None;

    private static string Word(Seen field) => field == Seen.EventId ? "eventId" : field.ToString().ToLowerInvariant();

    private string? Text(Seen field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && Text(ref reader) is { } text) return text;
        Wrong(MakeEntries.Wrong(Word(field), $"Write '{Word(field)}' as text."));
        return null;
    }

    // Half of a pair of surrogates and bytes that are no UTF-8 are found only when the text is made.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private long Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number) Wrong(UnitsNoNumber);
        else if (reader.TryGetInt64(out var whole)) return whole;
        else if (!reader.TryGetDecimal(out var exact)) Wrong(UsageRefusals.UnitsHuge);
        else if (decimal.Truncate(exact) != exact) Wrong(UsageRefusals.UnitsFractional);
        else return (long)Math.Clamp(exact, long.MinValue, long.MaxValue);
        return 0;
    }

    private DateTime? Instant(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && HasOffset(ref reader) && reader.TryGetDateTimeOffset(out var instant)) return instant.UtcDateTime;
        Wrong(AtUnreadable);
        return null;
    }

    // The framework would read a time without one as that of this machine.
    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        return text.Length > 10 && (text[^1] == 'Z' || (text[^3] == ':' && text[^6] is (byte)'+' or (byte)'-'));
    }

    private string? Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Wrong(NoObject);
            return null;
        }
        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(body[from..(int)reader.BytesConsumed]);
    }

    private void Wrong(Refusal found) => fault ??= found;
}
