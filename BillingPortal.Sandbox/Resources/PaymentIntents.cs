using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>A payment from its wish to its end. What confirming does stands in <see cref="Payments"/>.</summary>
internal sealed class PaymentIntents : Resource
{
    public const string Kind = "payment_intent";
    private const long Least = 50;
    private const long Most = 99_999_999;
    private const string Fields = " customer:id description receipt_email statement_descriptor statement_descriptor_suffix transfer_group metadata?:map " + Common.Shipping + Intents.Method + Intents.Types;
    private const string Confirming = Intents.Method + " off_session:true|false|recurring|one_off return_url:id use_stripe_sdk:bool error_on_requires_action:bool receipt_email " + Common.Shipping;

    private static readonly string[] Late = ["metadata", "description", "receipt_email", "transfer_group", "shipping", "expand"];

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["customer", "payment_method", "latest_charge"];

    public override IReadOnlyList<string> BrowserSees =>
    [
        "id", "object", "amount", "amount_details", "automatic_payment_methods", "canceled_at", "cancellation_reason", "capture_method", "client_secret", "confirmation_method", "created", "currency", "description",
        "last_payment_error", "livemode", "next_action", "payment_method", "payment_method_configuration_details", "payment_method_types", "processing", "receipt_email", "setup_future_usage", "shipping", "source", "status",
    ];

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("payment_intents", "amount!:int currency!:id confirm:bool capture_method:automatic|automatic_async|manual confirmation_method:automatic|manual setup_future_usage:off_session|on_session off_session:true|false|recurring|one_off return_url:id use_stripe_sdk:bool error_on_requires_action:bool" + Fields, Create),
        Route.Get("payment_intents", "customer:id created:range" + Listing.Paging, call => call.List(Kind, "/v1/payment_intents", "customer")),
        Route.Get("payment_intents/{id}", "client_secret", call => Intents.Asked(call, Kind), forBrowsers: true),
        Route.Post("payment_intents/{id}", "amount:int currency:id capture_method:automatic|automatic_async|manual setup_future_usage?:off_session|on_session" + Fields, Change),
        Route.Post("payment_intents/{id}/confirm", "setup_future_usage?:off_session|on_session capture_method:automatic|automatic_async|manual" + Confirming, call => Confirm(call, Intents.Asked(call, Kind)), forBrowsers: true),
        Route.Post("payment_intents/{id}/capture", "amount_to_capture:int final_capture:bool statement_descriptor statement_descriptor_suffix metadata?:map", Capture),
        Route.Post("payment_intents/{id}/cancel", "cancellation_reason:abandoned|duplicate|fraudulent|requested_by_customer", Cancel),
    ];

    public override void FallDue(Turn turn, JsonObject thing) => Payments.FallDue(turn, thing);

    private static JsonObject Create(Call call)
    {
        if (!call.Flag("confirm") && call.Params.Select(p => p.Key).FirstOrDefault(p => p is "off_session" or "return_url" or "mandate_data" or "error_on_requires_action" or "use_stripe_sdk") is { } early)
            throw StripeFault.BadParameter($"You may only specify `{early}` when `confirm` is true.", early);
        var intent = New(call);
        Intents.TakeTypes(intent, call.Params);
        Apply(call, intent);
        call.Add(intent);
        call.Tell("payment_intent.created", intent);
        return call.Flag("confirm") ? Confirm(call, intent) : intent;
    }

    private static JsonObject New(Call call)
    {
        var id = Ids.New("pi");
        return new()
        {
            ["id"] = id,
            ["object"] = Kind,
            ["allowed_payment_method_types"] = null,
            ["amount"] = 0,
            ["amount_capturable"] = 0,
            ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
            ["amount_received"] = 0,
            ["application"] = null,
            ["application_fee_amount"] = null,
            ["automatic_payment_methods"] = null,
            ["canceled_at"] = null,
            ["cancellation_reason"] = null,
            ["capture_method"] = call.Text("capture_method") ?? "automatic_async",
            ["client_secret"] = Ids.Secret(id),
            ["confirmation_method"] = call.Text("confirmation_method") ?? "automatic",
            ["created"] = call.Now,
            ["currency"] = null,
            ["customer"] = null,
            ["customer_account"] = null,
            ["description"] = null,
            ["excluded_payment_method_types"] = null,
            ["last_payment_error"] = null,
            ["latest_charge"] = null,
            ["livemode"] = false,
            ["managed_payments"] = new JsonObject { ["enabled"] = false },
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = Options(call),
            ["payment_method_types"] = new JsonArray(),
            ["payment_record"] = null,
            ["processing"] = null,
            ["receipt_email"] = null,
            ["review"] = null,
            ["setup_future_usage"] = null,
            ["shipping"] = null,
            ["source"] = null,
            ["statement_descriptor"] = null,
            ["statement_descriptor_suffix"] = null,
            ["status"] = Intents.NeedsMethod,
            ["transfer_data"] = null,
            ["transfer_group"] = null,
        };
    }

    private static JsonObject Options(Call call)
    {
        var options = Intents.Options(Intents.AskedThreeDs(call.Params));
        options.Hash("card")!["installments"] = null;
        return options;
    }

    private static void Apply(Call call, JsonObject intent)
    {
        TakeAmount(call, intent);
        if (call.Text("customer") is { } customer) intent["customer"] = Customers.Present(call, customer, "customer").Id();
        Common.Take(intent, call.Params, "description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix", "transfer_group", "setup_future_usage", "capture_method");
        Common.TakeShipping(intent, call.Params);
        Common.MergeMetadata(intent, call.Params);
        var moves = call.Has("payment_method") || call.Has("payment_method_data");
        if (moves) intent["payment_method"] = Intents.Chosen(call, intent)!.Id();
        if (moves || (call.Has("amount") && intent.Text("status") == Intents.NeedsAction)) (intent["status"], intent["next_action"]) = (Intents.NeedsConfirmation, null);
    }

    private static void TakeAmount(Call call, JsonObject intent)
    {
        if (call.Text("currency") is { } currency) intent["currency"] = Currency(currency);
        if (call.Number("amount") is not { } amount) return;
        if (amount < 1) throw StripeFault.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
        if (amount > Most) throw StripeFault.Invalid($"Amount must be no more than {Turn.Amount(Most, intent.Text("currency")!)}", "amount", "amount_too_large");
        if (intent.Text("currency") == "usd" && amount < Least) throw StripeFault.Invalid("Amount must be at least $0.50 usd", "amount", "amount_too_small");
        intent["amount"] = amount;
    }

    private static string Currency(string given)
    {
        var code = given.ToLowerInvariant();
        return code.Length == 3 && code.All(char.IsAsciiLetterLower) ? code : throw StripeFault.Invalid($"Invalid currency: {given}.", "currency");
    }

    private static JsonObject Change(Call call)
    {
        var intent = call.Get(Kind, call.Id, kind: "payment_intent");
        if (!Intents.IsOpen(intent) && call.Params.Any(p => !Late.Contains(p.Key, StringComparer.Ordinal))) throw Intents.Unexpected(intent, "update");
        return call.Change(intent, i =>
        {
            i["last_payment_error"] = null;
            if (call.Has("automatic_payment_methods") || call.Has("allowed_payment_method_types") || call.Has("excluded_payment_method_types")) Intents.TakeTypes(i, call.Params);
            Apply(call, i);
        });
    }

    private static JsonObject Confirm(Call call, JsonObject intent)
    {
        if (!Intents.IsOpen(intent)) throw Intents.Unexpected(intent, "confirm");
        var method = Intents.Chosen(call, intent) ?? throw Intents.WithoutMethod(intent);
        var offSession = call.Text("off_session") is not (null or "false");
        Intents.CheckReturn(call, intent, offSession);
        call.Change(intent, i =>
        {
            Common.Take(i, call.Params, "receipt_email", "setup_future_usage", "capture_method");
            Common.TakeShipping(i, call.Params);
            (i["payment_method"], i["last_payment_error"]) = (method.Id(), null);
            i.Hidden()["confirmations"] = i.Hidden().Number("confirmations") + 1;
        });
        return intent.Hidden().Number("confirmations") > call.Options.ConfirmationLimit
            ? Payments.Cancel(call, intent, "automatic")
            : Payments.Try(call, intent, method, offSession);
    }

    private static JsonObject Capture(Call call)
    {
        var intent = call.Get(Kind, call.Id, kind: "payment_intent");
        if (intent.Text("status") != Intents.NeedsCapture) throw Intents.Unexpected(intent, "capture");
        var amount = call.Number("amount_to_capture") ?? intent.Number("amount_capturable");
        if (amount < 1) throw StripeFault.Invalid("This value must be greater than or equal to 1.", "amount_to_capture", "parameter_invalid_integer");
        if (amount > intent.Number("amount_capturable"))
            throw StripeFault.Invalid($"The amount you requested to capture ({amount}) is greater than the amount that can be captured ({intent.Number("amount_capturable")}).", "amount_to_capture", "amount_too_large");
        call.Change(intent, i =>
        {
            Common.MergeMetadata(i, call.Params);
            Common.Take(i, call.Params, "statement_descriptor", "statement_descriptor_suffix");
        });
        return Payments.Capture(call, intent, amount);
    }

    private static JsonObject Cancel(Call call)
    {
        var intent = call.Get(Kind, call.Id, kind: "payment_intent");
        if (!Intents.IsOpen(intent) && intent.Text("status") != Intents.NeedsCapture) throw Intents.Unexpected(intent, "cancel");
        return Payments.Cancel(call, intent, call.Text("cancellation_reason"));
    }
}
