using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>What set-ups and payments have in common: how a method is chosen, who may confirm, how the bank is asked.</summary>
internal static class Intents
{
    public const string NeedsMethod = "requires_payment_method";
    public const string NeedsConfirmation = "requires_confirmation";
    public const string NeedsAction = "requires_action";
    public const string NeedsCapture = "requires_capture";
    public const string Processing = "processing";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    public const string Method = " payment_method:id payment_method_data{" + PaymentMethods.Data + "} payment_method_options?:any"
        + " mandate_data?{ customer_acceptance!{ type!:online|offline accepted_at:int online{ ip_address user_agent infer_from_client:bool } offline:any } }";

    public const string Types = " allowed_payment_method_types[] excluded_payment_method_types?[] automatic_payment_methods{ enabled!:bool allow_redirects:always|never }";

    private static readonly string[] Known = ["card", "us_bank_account"];

    public static bool IsOpen(JsonObject intent) => intent.Text("status") is NeedsMethod or NeedsConfirmation or NeedsAction;

    /// <summary>A browser shows the client secret for what it asks; others may.</summary>
    public static JsonObject Asked(Call call, string type)
    {
        var intent = call.Get(type, call.Id, param: "intent", kind: type.Replace("_", "", StringComparison.Ordinal));
        if (call.Caller.IsBrowser && call.Text("client_secret") is null) throw StripeFault.BadParameter("Missing required param: client_secret.", "client_secret", "parameter_missing");
        if (call.Text("client_secret") is { } secret && secret != intent.Text("client_secret"))
            throw StripeFault.Invalid("The client_secret provided does not match the client_secret associated with this object.", "client_secret", type + "_invalid_parameter");
        return intent;
    }

    /// <summary>The method that the call names or brings, stored; else the one that the intent has.</summary>
    public static JsonObject? Chosen(Call call, JsonObject intent)
    {
        if (call.Has("payment_method") && call.Has("payment_method_data"))
            throw StripeFault.BadParameter("You may only specify one of these parameters: payment_method, payment_method_data.", "payment_method_data");
        var method = call.Params.Hash("payment_method_data") is { } data ? call.Add(NewPaymentMethod.From(call, data, "payment_method_data"))
            : (call.Text("payment_method") ?? intent.Text("payment_method")) is { } id ? PaymentMethods.Resolve(call, id, customer: intent.Text("customer"))
            : null;
        if (method is null) return null;
        PaymentMethods.CheckOwner(method, intent.Text("customer"));
        if (!((JsonArray)intent["payment_method_types"]!).Any(t => (string)t! == method.Text("type")))
            throw StripeFault.Invalid($"The payment method type \"{method.Text("type")}\" is not allowed for this intent. Allowed are: {intent["payment_method_types"]!.ToJsonString()}.", "payment_method", intent.Text("object") + "_incompatible_payment_method");
        return method;
    }

    /// <summary>Which kinds of methods may be used; no list is ever demanded.</summary>
    public static void TakeTypes(JsonObject intent, JsonObject given)
    {
        var automatic = given.Hash("automatic_payment_methods");
        var allowed = (given["allowed_payment_method_types"] as JsonArray)?.Select(t => (string)t!).ToArray();
        if (allowed is not null && automatic?.Is("enabled") == true)
            throw StripeFault.BadParameter("You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.", "allowed_payment_method_types");
        foreach (var other in allowed?.Except(Known, StringComparer.Ordinal) ?? [])
            throw StripeFault.BadParameter($"The payment method type '{other}' is not known to the sandbox. Known are: {string.Join(", ", Known)}.", "allowed_payment_method_types");
        var excluded = (given["excluded_payment_method_types"] as JsonArray)?.Select(t => (string)t!).ToArray() ?? [];
        var isAutomatic = allowed is null && automatic?.Is("enabled") != false;
        intent["automatic_payment_methods"] = isAutomatic ? new JsonObject { ["allow_redirects"] = automatic?.Text("allow_redirects") ?? "always", ["enabled"] = true } : null;
        intent["allowed_payment_method_types"] = allowed is null ? null : Json.Texts(allowed);
        intent["excluded_payment_method_types"] = excluded.Length == 0 ? null : Json.Texts(excluded);
        intent["payment_method_types"] = Json.Texts((allowed ?? (isAutomatic ? Known : ["card"])).Except(excluded, StringComparer.Ordinal));
    }

    /// <summary>Methods with redirects may be chosen, so the customer must have somewhere to come back to; a browser or an absent customer is not redirected.</summary>
    public static void CheckReturn(Call call, JsonObject intent, bool offSession)
    {
        if (call.Caller.IsBrowser || offSession || call.Flag("use_stripe_sdk") || call.Text("return_url") is not null) return;
        if (intent.Hash("automatic_payment_methods")?.Text("allow_redirects") != "always") return;
        var name = intent.Text("object") == PaymentIntents.Kind ? "PaymentIntent" : "SetupIntent";
        throw StripeFault.Invalid($"This {name} is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.");
    }

    public static JsonObject NextAction(Call call, JsonObject intent)
    {
        var page = $"{call.Base}/stripe/js/3ds/{intent.Id()}?client_secret={intent.Text("client_secret")}";
        var redirects = call.Text("return_url") is not null && !call.Caller.IsBrowser && !call.Flag("use_stripe_sdk") && intent.Hash("automatic_payment_methods")?.Text("allow_redirects") != "never";
        return redirects
            ? new() { ["redirect_to_url"] = new JsonObject { ["return_url"] = call.Text("return_url"), ["url"] = page }, ["type"] = "redirect_to_url" }
            : new() { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect", ["stripe_js"] = page } };
    }

    public static StripeFault Unexpected(JsonObject intent, string verb)
    {
        var type = intent.Text("object")!;
        var name = type == PaymentIntents.Kind ? "PaymentIntent" : "SetupIntent";
        var error = StripeFault.Error("invalid_request_error", $"You cannot {verb} this {name} because it has a status of {intent.Text("status")}.", type + "_unexpected_state", param: null);
        error[type] = Json.Public(intent);
        return new(400, error);
    }

    public static StripeFault WithoutMethod(JsonObject intent)
    {
        var type = intent.Text("object")!;
        var name = type == PaymentIntents.Kind ? "PaymentIntent" : "SetupIntent";
        var error = StripeFault.Error("invalid_request_error", $"You cannot confirm this {name} because it's missing a payment method. You can either update the {name} with a payment method and then confirm it again, or confirm it again directly with a payment method.", type + "_unexpected_state", param: null);
        error[type] = Json.Public(intent);
        return new(400, error);
    }

    /// <summary>The test card behind a method has a date on it, and the billing clock may pass it.</summary>
    public static bool IsExpired(JsonObject method, DateTime today) => method.Hash("card") is { } card
        && (card.Number("exp_year") < today.Year || (card.Number("exp_year") == today.Year && card.Number("exp_month") < today.Month));

    public static JsonObject Options(string? requested) => new() { ["card"] = new JsonObject { ["mandate_options"] = null, ["network"] = null, ["request_three_d_secure"] = requested ?? "automatic" } };

    public static string? AskedThreeDs(JsonObject given) => (given["payment_method_options"] as JsonObject)?.Hash("card")?.Text("request_three_d_secure");

    public static JsonObject WithMethod(JsonObject error, JsonObject method)
    {
        error["payment_method"] = Json.Public(method);
        return error;
    }

    /// <summary>The bank has seen the security code, if one was given.</summary>
    public static void Check(Turn turn, JsonObject method, string result)
    {
        if (method.Hash("card")?.Hash("checks") is { } checks && checks.Text("cvc_check") is not null and not "pass")
            turn.Change(method, m => m.Hash("card")!.Hash("checks")!["cvc_check"] = result);
    }

    public static Decline? Why(TestCard? card, JsonObject method, DateTime today) => IsExpired(method, today) ? Decline.Expired : card?.Decline;
}
