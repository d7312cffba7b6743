using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>What has happened, thirty days back.</summary>
internal sealed class Events : Resource
{
    public const string Kind = "event";
    private const int Days = 30;

    public override string Type => Kind;

    public override IEnumerable<Route> Routes =>
    [
        Route.Get("events", "type types[] created:range delivery_success:bool" + Listing.Paging, List),
        Route.Get("events/{id}", "", Retrieve),
    ];

    private static JsonObject Retrieve(Call call)
    {
        var happened = call.Get(Kind, call.Id);
        if (happened.Number("created") < Oldest(call)) throw StripeFault.Missing(Kind, call.Id);
        return WithOpen(call.Books, happened);
    }

    private static JsonObject List(Call call)
    {
        if (call.Has("type") && call.Has("types")) throw StripeFault.BadParameter("You may only specify one of these parameters: type, types.", "type");
        var types = call.Text("type") is { } one ? [one] : (call.Params["types"] as JsonArray)?.Select(t => (string)t!).ToArray() ?? [];
        var list = call.List(Kind, "/v1/events", Where(types), Recent(call));
        foreach (var happened in (JsonArray)list["data"]!) WithOpen(call.Books, (JsonObject)happened!);
        if (call.Has("delivery_success")) Keep((JsonArray)list["data"]!, call.Flag("delivery_success"));
        return list;
    }

    private static IReadOnlyList<(string, string[])> Where(string[] types) => types switch
    {
        [] or ["*"] => [],
        [var one] when one.EndsWith(".*", StringComparison.Ordinal) => throw StripeFault.BadParameter($"Invalid type: {one}; the sandbox filters by whole types only.", "type"),
        _ => [("type", types)],
    };

    private static JsonNode Recent(Call call)
    {
        var oldest = Oldest(call);
        if (call.Params["created"] is JsonValue at) return at.DeepClone();
        var range = call.Params.Hash("created")?.DeepClone() as JsonObject ?? [];
        if (!range.ContainsKey("gt")) range["gte"] = Math.Max(range.Number("gte"), oldest);
        return range;
    }

    private static void Keep(JsonArray data, bool delivered)
    {
        foreach (var other in data.Where(d => ((JsonObject)d!).Number("pending_webhooks") == 0 != delivered).ToList()) data.Remove(other);
    }

    private static long Oldest(Call call) => call.Now - (long)TimeSpan.FromDays(Days).TotalSeconds;

    private static JsonObject WithOpen(Books books, JsonObject happened)
    {
        happened["pending_webhooks"] = Deliveries.Open(books, happened.Id());
        return happened;
    }
}
