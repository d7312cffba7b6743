using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Stripe.Wire;

/// <summary>Makes one JSON field of each pair of properties that <see cref="ExpandableAttribute"/> marks.</summary>
internal static class ExpandableFields
{
    public static void Join(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var marked in type.Type.GetProperties().Where(p => p.IsDefined(typeof(ExpandableAttribute))))
        {
            var id = marked.PropertyType == typeof(string) ? marked : type.Type.GetProperty(marked.Name + "Id");
            var whole = marked == id ? null : marked;
            Remove(type, id);
            if (whole is not null) Remove(type, whole);
            type.Properties.Add(Field(type, id, whole));
        }
    }

    private static void Remove(JsonTypeInfo type, PropertyInfo property) => type.Properties.Remove(type.Properties.Single(p => Equals(p.AttributeProvider, property)));

    private static JsonPropertyInfo Field(JsonTypeInfo type, PropertyInfo id, PropertyInfo whole)
    {
        var field = type.CreateJsonPropertyInfo(typeof(JsonElement?), JsonNamingPolicy.SnakeCaseLower.ConvertName(id.Name[..^"Id".Length]));
        field.Set = (owner, json) => Read(owner, (JsonElement?)json, id, whole);
        field.Get = owner => Write(whole?.GetValue(owner) ?? id.GetValue(owner));
        return field;
    }

    private static void Read(object owner, JsonElement? json, PropertyInfo id, PropertyInfo whole)
    {
        if (json is not { } value || value.ValueKind == JsonValueKind.Null) return;
        if (value.ValueKind != JsonValueKind.Object)
        {
            id.SetValue(owner, value.ValueKind == JsonValueKind.String ? value.GetString() : throw new JsonException($"{id.Name} is neither an id nor an object."));
            return;
        }
        id.SetValue(owner, value.TryGetProperty("id", out var own) ? own.GetString() : null);
        whole?.SetValue(owner, value.Deserialize(whole.PropertyType, StripeJson.Options));
    }

    private static JsonElement? Write(object value) => value is null ? null : JsonSerializer.SerializeToElement(value, value.GetType(), StripeJson.Options);
}
