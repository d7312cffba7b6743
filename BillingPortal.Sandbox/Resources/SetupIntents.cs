using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>A method made ready for later, while the customer is there.</summary>
internal sealed class SetupIntents : Resource
{
    public const string Kind = "setup_intent";
    private const string Fields = " customer:id description metadata?:map" + Intents.Method;
    private const string Confirming = Intents.Method + " return_url:id use_stripe_sdk:bool";

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["customer", "payment_method", "latest_attempt"];

    public override IReadOnlyList<string> BrowserSees =>
        ["id", "object", "automatic_payment_methods", "cancellation_reason", "client_secret", "created", "description", "last_setup_error", "livemode", "next_action", "payment_method", "payment_method_types", "status", "usage"];

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("setup_intents", Fields + Intents.Types + " usage:off_session|on_session confirm:bool return_url:id use_stripe_sdk:bool attach_to_self:bool flow_directions[]", Create),
        Route.Get("setup_intents", "customer:id payment_method:id created:range" + Listing.Paging, call => call.List(Kind, "/v1/setup_intents", "customer", "payment_method")),
        Route.Get("setup_intents/{id}", "client_secret", call => Intents.Asked(call, Kind), forBrowsers: true),
        Route.Post("setup_intents/{id}", Fields + Intents.Types, Change),
        Route.Post("setup_intents/{id}/confirm", Confirming, call => Confirm(call, Intents.Asked(call, Kind)), forBrowsers: true),
        Route.Post("setup_intents/{id}/cancel", "cancellation_reason:abandoned|duplicate|requested_by_customer", Cancel),
    ];

    private static JsonObject Create(Call call)
    {
        var intent = New(call);
        Intents.TakeTypes(intent, call.Params);
        Apply(call, intent);
        if (!call.Flag("confirm") && (call.Has("return_url") || call.Has("mandate_data")))
            throw StripeFault.BadParameter("You may only specify `return_url` or `mandate_data` when confirming.", call.Has("return_url") ? "return_url" : "mandate_data");
        call.Add(intent);
        call.Tell("setup_intent.created", intent);
        return call.Flag("confirm") ? Confirm(call, intent) : intent;
    }

    private static JsonObject New(Call call)
    {
        var id = Ids.New("seti");
        return new()
        {
            ["id"] = id,
            ["object"] = Kind,
            ["allowed_payment_method_types"] = null,
            ["application"] = null,
            ["automatic_payment_methods"] = null,
            ["cancellation_reason"] = null,
            ["client_secret"] = Ids.Secret(id),
            ["created"] = call.Now,
            ["customer"] = null,
            ["customer_account"] = null,
            ["description"] = null,
            ["excluded_payment_method_types"] = null,
            ["flow_directions"] = null,
            ["last_setup_error"] = null,
            ["latest_attempt"] = null,
            ["livemode"] = false,
            ["mandate"] = null,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = Intents.Options(Intents.AskedThreeDs(call.Params)),
            ["payment_method_types"] = new JsonArray(),
            ["single_use_mandate"] = null,
            ["status"] = Intents.NeedsMethod,
            ["usage"] = call.Text("usage") ?? "off_session",
        };
    }

    private static void Apply(Call call, JsonObject intent)
    {
        if (call.Text("customer") is { } customer) intent["customer"] = Customers.Present(call, customer, "customer").Id();
        Common.Take(intent, call.Params, "description", "flow_directions", "attach_to_self");
        Common.MergeMetadata(intent, call.Params);
        if (!call.Has("payment_method") && !call.Has("payment_method_data")) return;
        intent["payment_method"] = Intents.Chosen(call, intent)!.Id();
        intent["status"] = Intents.NeedsConfirmation;
        intent["next_action"] = null;
    }

    private static JsonObject Change(Call call)
    {
        var intent = call.Get(Kind, call.Id, kind: "setupintent");
        if (!Intents.IsOpen(intent) && call.Params.Any(p => p.Key is not ("metadata" or "description" or "expand"))) throw Intents.Unexpected(intent, "update");
        return call.Change(intent, i =>
        {
            i["last_setup_error"] = null;
            if (Intents.Types.Split(' ').Any(t => call.Has(t.TrimEnd('[', ']', '?', '{')))) Intents.TakeTypes(i, call.Params);
            Apply(call, i);
        });
    }

    private static JsonObject Cancel(Call call)
    {
        var intent = call.Get(Kind, call.Id, kind: "setupintent");
        if (!Intents.IsOpen(intent)) throw Intents.Unexpected(intent, "cancel");
        SetupAttempts.End(call, intent, "abandoned", error: null);
        call.Change(intent, i =>
        {
            (i["status"], i["next_action"]) = (Intents.Canceled, null);
            i["cancellation_reason"] = call.Text("cancellation_reason");
        });
        call.Tell("setup_intent.canceled", intent);
        return intent;
    }

    private static JsonObject Confirm(Call call, JsonObject intent)
    {
        if (!Intents.IsOpen(intent)) throw Intents.Unexpected(intent, "confirm");
        var method = Intents.Chosen(call, intent) ?? throw Intents.WithoutMethod(intent);
        Intents.CheckReturn(call, intent, offSession: false);
        CheckMandate(call, method);
        SetupAttempts.End(call, intent, "abandoned", error: null);
        var card = NewPaymentMethod.CardOf(method);
        call.Change(intent, i => (i["payment_method"], i["last_setup_error"]) = (method.Id(), null));
        SetupAttempts.Begin(call, intent, method);
        if (Intents.IsExpired(method, call.Today)) throw Refuse(call, intent, method, Declines.Error(Decline.Expired));
        if (card is { RefusesSetUp: true, Decline: { } decline }) throw Refuse(call, intent, method, Declines.Error(decline));
        return card is { Asks: not Asks.Never } ? Ask(call, intent) : Succeed(call, intent, method);
    }

    // A bank account needs the customer's order; a browser infers it from what the customer saw.
    private static void CheckMandate(Call call, JsonObject method)
    {
        if (method.Text("type") == "us_bank_account" && !call.Caller.IsBrowser && call.Params.Hash("mandate_data") is null)
            throw StripeFault.Invalid("You must provide mandate_data when confirming with a us_bank_account.", "mandate_data", "parameter_missing");
    }

    private static JsonObject Ask(Call call, JsonObject intent)
    {
        call.Change(intent, i => (i["status"], i["next_action"]) = (Intents.NeedsAction, Intents.NextAction(call, i)));
        SetupAttempts.Move(call, intent, Intents.NeedsAction);
        call.Tell("setup_intent.requires_action", intent);
        return intent;
    }

    private static JsonObject Succeed(Turn turn, JsonObject intent, JsonObject method)
    {
        Intents.Check(turn, method, "pass");
        turn.Change(method, m => m.Hidden()["setUp"] = intent.Text("usage") == "off_session");
        if (intent.Text("customer") is { } customer) PaymentMethods.Attach(turn, method, customer);
        SetupAttempts.End(turn, intent, Intents.Succeeded, error: null);
        turn.Change(intent, i =>
        {
            (i["status"], i["next_action"], i["last_setup_error"]) = (Intents.Succeeded, null, null);
            if (method.Text("type") == "us_bank_account") i["mandate"] = Ids.New("mandate");
        });
        turn.Tell("setup_intent.succeeded", intent);
        return intent;
    }

    private static StripeFault Refuse(Turn turn, JsonObject intent, JsonObject method, JsonObject error)
    {
        Intents.WithMethod(error, method);
        Fail(turn, intent, error);
        var told = (JsonObject)error.DeepClone();
        told[Kind] = Json.Public(intent);
        return StripeFault.Declined(told);
    }

    private static void Fail(Turn turn, JsonObject intent, JsonObject error)
    {
        SetupAttempts.End(turn, intent, "failed", error);
        turn.Change(intent, i =>
        {
            (i["status"], i["next_action"], i["payment_method"]) = (Intents.NeedsMethod, null, null);
            i["last_setup_error"] = error.DeepClone();
        });
        turn.Tell("setup_intent.setup_failed", intent);
    }

    /// <summary>The bank has asked its customer.</summary>
    public static JsonObject Authenticated(Turn turn, JsonObject intent, bool passed)
    {
        if (intent.Text("status") != Intents.NeedsAction) throw Intents.Unexpected(intent, "authenticate");
        var method = turn.Get(PaymentMethods.Kind, intent.Text("payment_method")!);
        SetupAttempts.Authenticated(turn, intent, passed);
        if (passed) return Succeed(turn, intent, method);
        var error = StripeFault.Error("invalid_request_error", "The latest attempt to set up the payment method has failed because authentication failed.", "setup_intent_authentication_failure", param: null);
        Fail(turn, intent, Intents.WithMethod(error, method));
        return intent;
    }
}
