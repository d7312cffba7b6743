using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Pages of lists as Stripe turns them.</summary>
internal static class Listing
{
    /// <summary>To be put behind the filters of a list's shape.</summary>
    public const string Paging = " limit:int starting_after:id ending_before:id";

    private const int Usual = 10;
    private const int Most = 100;

    /// <summary>Filters are parameters of the same name as the field.</summary>
    public static JsonObject List(this Call call, string type, string url, params string[] filters) =>
        call.List(type, url, [.. filters.Where(f => call.Text(f) is not null).Select(f => (f, new[] { call.Text(f)! }))]);

    public static JsonObject List(this Call call, string type, string url, IReadOnlyList<(string Field, string[] Values)> where, JsonNode? created = null)
    {
        var limit = call.Number("limit") ?? Usual;
        if (limit < 1) throw StripeFault.BadParameter("Invalid integer: limit must be at least 1", "limit", "parameter_invalid_integer");
        if (limit > Most) throw StripeFault.BadParameter($"Limit cannot exceed {Most}: You specified {limit}", "limit", "parameter_invalid_integer");
        if (call.Has("starting_after") && call.Has("ending_before"))
            throw StripeFault.BadParameter("You may only specify one of these parameters: starting_after, ending_before.", "starting_after");
        var page = new Page(type, where, created ?? call.Params["created"], Place(call, type, "starting_after"), Place(call, type, "ending_before"), (int)limit);
        var (things, more) = call.Books.List(page);
        return Of(things, more, url);
    }

    public static JsonObject Of(IEnumerable<JsonObject> things, bool hasMore, string url) =>
        new() { ["object"] = "list", ["data"] = new JsonArray([.. things.Select(Json.Public)]), ["has_more"] = hasMore, ["url"] = url };

    private static long? Place(Call call, string type, string param) =>
        call.Text(param) is not { } id ? null : call.Books.Seq(type, id) ?? throw StripeFault.Missing(type, id, param, 400);
}
