using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Each try of a set-up and how it ended.</summary>
internal sealed class SetupAttempts : Resource
{
    public const string Kind = "setup_attempt";

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["customer", "payment_method", "setup_intent"];

    public override IEnumerable<Route> Routes =>
        [Route.Get("setup_attempts", "setup_intent!:id created:range" + Listing.Paging, call => call.List(Kind, "/v1/setup_attempts", "setup_intent"))];

    public static void Begin(Turn turn, JsonObject intent, JsonObject method)
    {
        var attempt = new JsonObject
        {
            ["id"] = Ids.New("setatt"),
            ["object"] = Kind,
            ["application"] = null,
            ["created"] = turn.Now,
            ["customer"] = intent.Text("customer"),
            ["customer_account"] = null,
            ["flow_directions"] = intent["flow_directions"]?.DeepClone(),
            ["livemode"] = false,
            ["on_behalf_of"] = null,
            ["payment_method"] = method.Id(),
            ["payment_method_details"] = new JsonObject { [method.Text("type")!] = method.Hash("card") is { } card ? Details(card) : new JsonObject(), ["type"] = method.Text("type") },
            ["setup_error"] = null,
            ["setup_intent"] = intent.Id(),
            ["status"] = Intents.Processing,
            ["usage"] = intent.Text("usage"),
        };
        turn.Add(attempt);
        turn.Change(intent, i => i["latest_attempt"] = attempt.Id());
    }

    public static void Move(Turn turn, JsonObject intent, string status) => Latest(turn, intent, attempt => attempt["status"] = status);

    public static void Authenticated(Turn turn, JsonObject intent, bool passed) => Latest(turn, intent, attempt =>
    {
        if (attempt.Hash("payment_method_details")?.Hash("card") is { } card) card["three_d_secure"] = ThreeDSecure(passed);
    });

    /// <summary>Only one that has not ended ends.</summary>
    public static void End(Turn turn, JsonObject intent, string status, JsonObject? error) => Latest(turn, intent, attempt =>
    {
        if (attempt.Text("status") is not (Intents.Processing or Intents.NeedsAction)) return;
        attempt["status"] = status;
        attempt["setup_error"] = error?.DeepClone();
    });

    public static JsonObject ThreeDSecure(bool passed) => new()
    {
        ["authentication_flow"] = "challenge",
        ["electronic_commerce_indicator"] = passed ? "05" : null,
        ["exemption_indicator"] = null,
        ["exemption_indicator_applied"] = null,
        ["result"] = passed ? "authenticated" : "failed",
        ["result_reason"] = passed ? null : "rejected",
        ["transaction_id"] = null,
        ["version"] = "2.2.0",
    };

    private static void Latest(Turn turn, JsonObject intent, Action<JsonObject> change)
    {
        if (intent.Text("latest_attempt") is { } id && turn.Books.Find(Kind, id) is { } attempt) turn.Change(attempt, change);
    }

    private static JsonObject Details(JsonObject card)
    {
        var details = Json.Nulls("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "network", "three_d_secure", "wallet");
        Common.Take(details, card, "brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4");
        details["network"] = card.Text("brand");
        return details;
    }
}
