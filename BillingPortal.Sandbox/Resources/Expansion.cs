using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Puts objects in the place of ids, as deep as asked, in lists too (<c>data.customer</c>).</summary>
internal sealed class Expansion(Books books, ApiRoutes routes)
{
    private const int Deepest = 4;

    public void Expand(JsonObject answer, JsonNode? asked)
    {
        foreach (var path in (asked as JsonArray ?? []).Select(p => (string)p!))
        {
            var segments = path.Split('.');
            if (segments.Length > Deepest) throw StripeFault.BadParameter($"You cannot expand more than {Deepest} levels of a property. Property: {path}", "expand");
            Walk(answer, segments, path);
        }
    }

    private void Walk(JsonObject thing, ReadOnlySpan<string> path, string whole)
    {
        if (path.IsEmpty) return;
        if (thing.Text("object") == "list" && path[0] == "data")
            foreach (var item in (JsonArray)thing["data"]!) Walk((JsonObject)item!, path[1..], whole);
        else Field(thing, thing, path, [], whole);
    }

    // A field may stand in a hash of the object: invoice_settings.default_payment_method.
    private void Field(JsonObject owner, JsonObject at, ReadOnlySpan<string> path, string[] above, string whole)
    {
        string[] here = [.. above, path[0]];
        Include(owner, here);
        switch (at[path[0]])
        {
            case JsonObject inner when inner.ContainsKey("object"): Walk(inner, path[1..], whole); break;
            case JsonObject hash when path.Length > 1: Field(owner, hash, path[1..], here, whole); break;
            case var value when IsExpandable(owner, here): Put(at, path, value, whole); break;
            case null when path.Length > 1 && Begins(owner, here): break;
            default: throw StripeFault.BadParameter($"This property cannot be expanded ({whole}).", "expand");
        }
    }

    private void Put(JsonObject at, ReadOnlySpan<string> path, JsonNode? value, string whole)
    {
        if (value is null || books.Find((string)value!) is not { } found) return;
        var shown = Json.Public(found);
        at[path[0]] = shown;
        Walk(shown, path[1..], whole);
    }

    private void Include(JsonObject owner, string[] here)
    {
        if (here.Length == 1 && Resource(owner)?.Included.TryGetValue(here[0], out var make) == true && !owner.ContainsKey(here[0]))
            owner[here[0]] = make(books, owner);
    }

    private bool IsExpandable(JsonObject owner, string[] here) => Resource(owner)?.Expandable.Contains(string.Join('.', here), StringComparer.Ordinal) == true;

    private bool Begins(JsonObject owner, string[] here) => Resource(owner)?.Expandable.Any(e => e.StartsWith(string.Join('.', here) + ".", StringComparison.Ordinal)) == true;

    private Resource? Resource(JsonObject owner) => owner.Text("object") is { } type ? routes.Resources.GetValueOrDefault(type) : null;
}
