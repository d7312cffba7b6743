using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Wire;

/// <summary>Reads an object whose type only its field "object" tells. One that the client does not know is null.</summary>
internal sealed class ObjectByName : JsonConverter<IHasObject>
{
    // Stripe's names follow from those of the types: Stripe.Checkout.Session is "checkout.session".
    private static readonly Dictionary<string, Type> Known = typeof(ObjectByName).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsGenericType: false } && t.IsAssignableTo(typeof(IHasObject))).ToDictionary(NameOf, StringComparer.Ordinal);

    public override IHasObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("object", out var name) && name.ValueKind == JsonValueKind.String && Known.TryGetValue(name.GetString(), out var type)
            ? (IHasObject)json.Deserialize(type, options)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, IHasObject value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, value.GetType(), options);

    private static string NameOf(Type type) =>
        string.Join('.', type.FullName.Split('.').Skip(1).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}

internal sealed class EventDataReader : JsonConverter<EventData>
{
    public override EventData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        if (!json.TryGetProperty("object", out var raw)) throw new JsonException("The event has no data.object.");
        return new()
        {
            Object = raw.Deserialize<IHasObject>(options),
            RawObject = raw,
            PreviousAttributes = json.TryGetProperty("previous_attributes", out var before) ? before : null,
        };
    }

    public override void Write(Utf8JsonWriter writer, EventData value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("object");
        JsonSerializer.Serialize(writer, value.RawObject ?? value.Object, options);
        if (value.PreviousAttributes is { } before)
        {
            writer.WritePropertyName("previous_attributes");
            JsonSerializer.Serialize(writer, before, options);
        }
        writer.WriteEndObject();
    }
}
