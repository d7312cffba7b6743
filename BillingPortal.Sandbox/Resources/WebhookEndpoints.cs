using System.Text.RegularExpressions;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

internal sealed partial class WebhookEndpoints : Resource
{
    public const string Kind = "webhook_endpoint";
    private const int Most = 16;

    public override string Type => Kind;

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("webhook_endpoints", "url!:id enabled_events![]:id api_version:id connect:bool description metadata?:map", Create),
        Route.Get("webhook_endpoints", Listing.Paging, call => call.List(Kind, "/v1/webhook_endpoints")),
        Route.Get("webhook_endpoints/{id}", "", call => call.Get(Kind, call.Id, kind: "webhook endpoint")),
        Route.Post("webhook_endpoints/{id}", "url:id enabled_events[]:id description disabled:bool metadata?:map", Change),
        Route.Delete("webhook_endpoints/{id}", Delete),
    ];

    /// <summary>The enabled endpoints that want to hear of this type.</summary>
    public static IEnumerable<string> Hearing(Books books, string type) =>
        from endpoint in books.Rows(r => Json.Read(r.GetString(0)), "select json from objects where type = $0 order by seq", Kind)
        where endpoint.Text("status") == "enabled" && ((JsonArray)endpoint["enabled_events"]!).Any(e => (string)e! == "*" || (string)e! == type)
        select endpoint.Id();

    private static JsonObject Create(Call call)
    {
        if ((long)call.Books.Scalar("select count(*) from objects where type = $0", Kind)! >= Most)
            throw StripeFault.Invalid($"You have reached the maximum of {Most} test webhook endpoints.");
        var endpoint = New(call);
        Apply(call, endpoint);
        endpoint.Hidden()["secret"] = Ids.New("whsec", 32);
        call.Add(endpoint);
        var shown = Json.Public(endpoint);
        shown["secret"] = endpoint.Hidden().Text("secret");
        return shown;
    }

    private static JsonObject New(Call call) => new()
    {
        ["id"] = Ids.New("we"),
        ["object"] = Kind,
        ["api_version"] = call.Text("api_version") is not { } version ? null : StripeVersion.IsOne(version) ? version : throw StripeFault.BadParameter($"Invalid api_version: {version}", "api_version"),
        ["application"] = null,
        ["created"] = call.Now,
        ["description"] = null,
        ["enabled_events"] = new JsonArray(),
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["status"] = "enabled",
        ["url"] = null,
    };

    private static JsonObject Change(Call call) => call.Change(call.Get(Kind, call.Id, kind: "webhook endpoint"), endpoint =>
    {
        Apply(call, endpoint);
        if (call.Has("disabled")) endpoint["status"] = call.Flag("disabled") ? "disabled" : "enabled";
    });

    private static void Apply(Call call, JsonObject endpoint)
    {
        if (call.Text("url") is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw StripeFault.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
        foreach (var (name, at) in (call.Params["enabled_events"] as JsonArray ?? []).Select((e, i) => ((string)e!, i)))
            if (!Name().IsMatch(name)) throw StripeFault.BadParameter($"Invalid enabled_events[{at}]: '{name}' is not the name of an event", $"enabled_events[{at}]");
        Common.Take(endpoint, call.Params, "url", "enabled_events", "description");
        Common.MergeMetadata(endpoint, call.Params);
    }

    private static JsonObject Delete(Call call)
    {
        var endpoint = call.Get(Kind, call.Id, kind: "webhook endpoint");
        Deliveries.Forget(call.Books, endpoint.Id());
        var stub = Common.Deleted(endpoint);
        call.Books.Update(stub, "deleted_" + Kind);
        return stub;
    }

    [GeneratedRegex(@"^(\*|[a-z_]+(\.[a-z_]+)+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
