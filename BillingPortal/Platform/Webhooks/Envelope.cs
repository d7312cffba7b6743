using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BillingPortal.Platform.Webhooks;

/// <summary>The outside of an event: what must be known to store it once and to handle it in order. What is inside is read by who handles it.</summary>
internal sealed record Envelope(string EventId, string Type, string Subject, string? ObjectId, bool Livemode, string? ApiVersion, DateTime? CreatedAt)
{
    private const int LongestId = 255;
    private const int LongestType = 120;
    private const int LongestSubject = 140; // a lease is named after it; ids of Stripe have about thirty letters

    /// <summary>Null when this is no event.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // the inbox keeps it as unreadable
        }
    }

    private static Envelope? Read(JsonElement root)
    {
        if (Text(root, "object") != "event" || Text(root, "id") is not { Length: > 0 and <= LongestId } id || Text(root, "type") is not { Length: > 0 and <= LongestType } type) return null;
        var data = Inner(root, "data");
        var about = Inner(data, "object");
        var objectId = Id(about);
        var subject = (Text(about, "object") == "customer" ? objectId : Reference(about, "customer")) ?? Reference(Inner(data, "previous_attributes"), "customer") ?? objectId ?? id;
        return new(id, type, subject.Length <= LongestSubject ? subject : "long_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))), objectId, Inner(root, "livemode").ValueKind == JsonValueKind.True, Version(root), Created(root));
    }

    private static string? Version(JsonElement root) => Text(root, "api_version") is { Length: <= 60 } version ? version : null;

    private static DateTime? Created(JsonElement root) =>
        Inner(root, "created") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt64(out var unix) && unix is > 0 and < 253_402_300_800 ? DateTime.UnixEpoch.AddSeconds(unix) : null;

    // An expandable field is an id or the object itself.
    private static string? Reference(JsonElement from, string name) =>
        Inner(from, name) is var there && there.ValueKind == JsonValueKind.Object ? Id(there) : Short(Text(from, name));

    private static string? Id(JsonElement from) => Short(Text(from, "id"));

    private static string? Short(string? id) => id is { Length: > 0 and <= LongestId } ? id : null;

    private static string? Text(JsonElement from, string name) => Inner(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Inner(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var inner) ? inner : default;
}
