using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>One kind of object: its routes, what may be expanded in it, what a browser sees of it. Each is found by itself.</summary>
internal abstract class Resource
{
    /// <summary>The value of <c>object</c>.</summary>
    public abstract string Type { get; }

    public virtual IEnumerable<Route> Routes => [];

    /// <summary>Fields that hold an id and become the object when asked for; <c>a.b</c> for a field of a hash.</summary>
    public virtual IReadOnlyList<string> Expandable => [];

    /// <summary>Fields that are only there when asked for.</summary>
    public virtual IReadOnlyDictionary<string, Func<Books, JsonObject, JsonNode>> Included => new Dictionary<string, Func<Books, JsonObject, JsonNode>>(StringComparer.Ordinal);

    /// <summary>What the holder of a publishable key may see; null is everything.</summary>
    public virtual IReadOnlyList<string>? BrowserSees => null;

    /// <summary>What the clock brings about for an object that stands in <c>due</c>.</summary>
    public virtual void FallDue(Turn turn, JsonObject thing) => throw new InvalidOperationException($"Nothing falls due for {Type}.");
}

/// <summary>A call that the API knows. With <paramref name="ForBrowsers"/> a publishable key will do, beside the client secret.</summary>
internal sealed record Route(string Method, string Path, string Params, Func<Call, JsonObject> Work, bool ForBrowsers = false)
{
    public Shape Shape { get; } = Shape.Of(Params);

    public Shape BrowserShape { get; } = Shape.Of(Params + (ForBrowsers ? " client_secret" : ""));

    public static Route Get(string path, string shape, Func<Call, JsonObject> work, bool forBrowsers = false) => new("GET", path, shape + " expand[]", work, forBrowsers);

    public static Route Post(string path, string shape, Func<Call, JsonObject> work, bool forBrowsers = false) => new("POST", path, shape + " expand[]", work, forBrowsers);

    public static Route Delete(string path, Func<Call, JsonObject> work) => new("DELETE", path, "", work);
}
