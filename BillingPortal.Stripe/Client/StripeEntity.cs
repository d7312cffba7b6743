using System.Text.Json;
using System.Text.Json.Serialization;
using Stripe.Wire;

namespace Stripe;

public interface IHasId
{
    string Id { get; set; }
}

public interface IHasMetadata
{
    Dictionary<string, string> Metadata { get; set; }
}

public interface IHasObject
{
    string Object { get; set; }
}

public interface IStripeEntity
{
    StripeResponse StripeResponse { get; set; }
}

public abstract class StripeEntity : IStripeEntity
{
    /// <summary>The answer that the object came in, null for an object inside another.</summary>
    [JsonIgnore] public StripeResponse StripeResponse { get; set; }

    [JsonIgnore] public JsonElement? RawJsonElement => StripeResponse is null ? null : JsonElement.Parse(StripeResponse.Content);

    /// <summary>Null when the client does not know the object.</summary>
    public static IHasObject FromJson(string value) => JsonSerializer.Deserialize<IHasObject>(value, StripeJson.Options);

    public static T FromJson<T>(string value) => JsonSerializer.Deserialize<T>(value, StripeJson.Options);

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), StripeJson.Options);

    // Not the fields: they are personal, and this ends up in logs.
    public override string ToString() => $"<{GetType().FullName}{(this is IHasId { Id: { } id } ? " id=" + id : "")}>";
}

public abstract class StripeEntity<T> : StripeEntity where T : StripeEntity<T>
{
    public static new T FromJson(string value) => JsonSerializer.Deserialize<T>(value, StripeJson.Options);
}
