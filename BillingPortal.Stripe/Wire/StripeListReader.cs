using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Wire;

/// <summary>A list can be walked, so the serializer would take it for an array; it is an object.</summary>
internal sealed class StripeListReader : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Of<T> : JsonConverter<StripeList<T>>
    {
        public override StripeList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var page = JsonSerializer.Deserialize<Page<T>>(ref reader, options);
            if (page.Data is null) throw new JsonException("The list has no data.");
            return new() { Object = page.Object, Data = page.Data, HasMore = page.HasMore, Url = page.Url };
        }

        public override void Write(Utf8JsonWriter writer, StripeList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Page<T> { Object = value.Object, Data = value.Data, HasMore = value.HasMore, Url = value.Url }, options);
    }

    private sealed class Page<T>
    {
        public string Object { get; set; }
        public List<T> Data { get; set; }
        public bool HasMore { get; set; }
        public string Url { get; set; }
    }
}
