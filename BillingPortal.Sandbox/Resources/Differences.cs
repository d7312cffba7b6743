using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>What an event of a change calls <c>previous_attributes</c>: the old values of what is different now, and only those.</summary>
internal static class Differences
{
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var old = new JsonObject();
        foreach (var name in before.Select(b => b.Key).Union(after.Select(a => a.Key), StringComparer.Ordinal).Where(n => n != Json.Private))
        {
            if (JsonNode.DeepEquals(before[name], after[name])) continue;
            old[name] = before[name] is JsonObject was && after[name] is JsonObject now ? Between(was, now) : before[name]?.DeepClone();
        }
        return old;
    }
}
