using System.Text.Encodings.Web;
using System.Text.Json;

namespace BillingPortal.Sandbox.Wire;

/// <summary>How the stand-in writes JSON, and short words for reading it.</summary>
internal static class Json
{
    /// <summary>What stands below this name is the sandbox's own and never leaves it.</summary>
    public const string Private = "_";

    private static readonly JsonSerializerOptions Wide = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Narrow = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Written(JsonNode node) => node.ToJsonString(Wide);

    public static string Stored(JsonNode node) => node.ToJsonString(Narrow);

    public static JsonObject Read(string text) => (JsonObject)JsonNode.Parse(text)!;

    public static string? Text(this JsonObject node, string name) => (string?)node[name];

    public static string Id(this JsonObject node) => (string)node["id"]!;

    // Fresh objects hold what the code wrote (int), stored ones what was parsed.
    public static long Number(this JsonObject node, string name) =>
        node[name] is not JsonValue value ? 0 : value.TryGetValue<long>(out var number) ? number : value.GetValue<int>();

    public static bool Is(this JsonObject node, string name) => node[name]?.GetValue<bool>() ?? false;

    /// <summary>Null when it is absent or null.</summary>
    public static JsonObject? Hash(this JsonObject node, string name) => node[name] as JsonObject;

    /// <summary>The part of an object that nobody outside sees.</summary>
    public static JsonObject Hidden(this JsonObject node)
    {
        if (node[Private] is not JsonObject hidden) node[Private] = hidden = [];
        return hidden;
    }

    /// <summary>The object without what is the sandbox's own.</summary>
    public static JsonObject Public(JsonObject stored)
    {
        var copy = (JsonObject)stored.DeepClone();
        copy.Remove(Private);
        return copy;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

    /// <summary>An object of these names, all null.</summary>
    public static JsonObject Nulls(params ReadOnlySpan<string> names)
    {
        var node = new JsonObject();
        foreach (var name in names) node[name] = null;
        return node;
    }
}
