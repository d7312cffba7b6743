using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Parameters that many resources share, and what they do.</summary>
internal static class Common
{
    public const string Address = "{ city country line1 line2 postal_code state }";
    public const string Shipping = "shipping?{ address!" + Address + " name! phone carrier tracking_number }";
    public const string Billing = "billing_details{ address?" + Address + " email name phone tax_id }";

    private static readonly string[] AddressFields = ["city", "country", "line1", "line2", "postal_code", "state"];

    /// <summary>New keys join, empty ones leave, an empty string for all clears.</summary>
    public static void MergeMetadata(JsonObject thing, JsonObject given)
    {
        if (!given.ContainsKey("metadata")) return;
        var merged = given["metadata"] is null ? [] : thing.Hash("metadata")?.DeepClone() as JsonObject ?? [];
        foreach (var (key, value) in given.Hash("metadata") ?? [])
            if (((string)value!).Length == 0) merged.Remove(key);
            else merged[key] = value!.DeepClone();
        thing["metadata"] = merged;
    }

    /// <summary>Takes over what was given, as it was given.</summary>
    public static void Take(JsonObject thing, JsonObject given, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (given.ContainsKey(name)) thing[name] = given[name]?.DeepClone();
    }

    public static JsonObject? WholeAddress(JsonNode? given)
    {
        if (given is not JsonObject address) return null;
        var whole = Json.Nulls(AddressFields);
        Take(whole, address, AddressFields);
        return whole;
    }

    public static void TakeShipping(JsonObject thing, JsonObject given)
    {
        if (!given.ContainsKey("shipping")) return;
        if (given.Hash("shipping") is not { } asked)
        {
            thing["shipping"] = null;
            return;
        }
        var shipping = Json.Nulls("address", "name", "phone");
        Take(shipping, asked, "name", "phone", "carrier", "tracking_number");
        shipping["address"] = WholeAddress(asked["address"]);
        thing["shipping"] = shipping;
    }

    public static void TakeBilling(JsonObject thing, JsonObject given)
    {
        if (given.Hash("billing_details") is not { } asked) return;
        var details = thing.Hash("billing_details")!;
        Take(details, asked, "email", "name", "phone", "tax_id");
        if (!asked.ContainsKey("address")) return;
        var address = details.Hash("address")!;
        Take(address, asked.Hash("address") ?? Json.Nulls(AddressFields), AddressFields);
    }

    public static JsonObject NoBilling() => new() { ["address"] = Json.Nulls(AddressFields), ["email"] = null, ["name"] = null, ["phone"] = null, ["tax_id"] = null };

    public static JsonObject Deleted(JsonObject thing) => new() { ["id"] = thing.Id(), ["object"] = thing.Text("object"), ["deleted"] = true };
}
