using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BillingPortal.Platform.Api;

/// <summary>Refuses a body in which a field stands twice, on whatever level: nobody can say which was meant, and reading it field by field would break over it.</summary>
internal sealed class FieldsOnce : JsonConverter<JsonObject>
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonObject>(ref reader, Strict);
        }
        catch (ArgumentException twice)
        {
            throw new JsonException("A field stands there twice.", twice);
        }
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);
}
