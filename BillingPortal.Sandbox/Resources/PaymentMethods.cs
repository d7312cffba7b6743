using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Cards and American bank accounts. A method is attached to one customer or to none; let go of, it is never used again.</summary>
internal sealed class PaymentMethods : Resource
{
    public const string Kind = "payment_method";
    private const string Word = "PaymentMethod";

    /// <summary>The data of a new method, wherever it is given.</summary>
    public const string Data = " type!:card|us_bank_account card{ number exp_month:int exp_year:int cvc token:id networks{ preferred } }"
        + " us_bank_account{ account_number routing_number account_holder_type:individual|company account_type:checking|savings } " + Common.Billing
        + " allow_redisplay:always|limited|unspecified metadata?:map radar_options:any referrer client_attribution_metadata:any pasted_fields payment_user_agent time_on_page guid muid sid";

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["customer"];

    public override IReadOnlyList<string> BrowserSees => ["id", "object", "allow_redisplay", "billing_details", "card", "us_bank_account", "created", "customer", "livemode", "type"];

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("payment_methods", Data, call => call.Add(NewPaymentMethod.From(call, call.Params, "")), forBrowsers: true),
        Route.Get("payment_methods", "customer:id type:id allow_redisplay:id" + Listing.Paging, call => call.List(Kind, "/v1/payment_methods", "customer", "type", "allow_redisplay")),
        Route.Get("payment_methods/{id}", "", Known),
        Route.Post("payment_methods/{id}", Common.Billing + " allow_redisplay:always|limited|unspecified card{ exp_month:int exp_year:int networks{ preferred } } us_bank_account{ account_holder_type:individual|company account_type:checking|savings } metadata?:map", Change),
        Route.Post("payment_methods/{id}/attach", "customer!:id", call => AttachAsked(call)),
        Route.Post("payment_methods/{id}/detach", "", Detach),
        Route.Get("customers/{id}/payment_methods", "type:id allow_redisplay:id" + Listing.Paging, ListOfCustomer),
        Route.Get("customers/{id}/payment_methods/{method}", "", OfCustomer),
    ];

    /// <summary>The stored method of this id; of a test token a new one.</summary>
    /// <param name="customer">Whose it is, if it is a sample customer's that nobody named before.</param>
    public static JsonObject Resolve(Turn turn, string idOrToken, string param = "payment_method", string? customer = null)
    {
        if (turn.Books.Find(Kind, idOrToken) is { } found) return found;
        if (NewPaymentMethod.OfSample(turn, idOrToken) is { } sample)
        {
            sample["customer"] = customer;
            return turn.Add(sample);
        }
        return NewPaymentMethod.FromToken(turn, idOrToken) is { } made ? turn.Add(made) : throw StripeFault.Missing(Word, idOrToken, param, 400);
    }

    /// <summary>Of the customer, newest first.</summary>
    public static IReadOnlyList<JsonObject> Of(Turn turn, string customer) => turn.Books.List(new(Kind, [("customer", [customer])], null, null, null, 1_000)).Things;

    public static void Attach(Turn turn, JsonObject method, string customer)
    {
        if (method.Text("customer") == customer) return;
        if (method.Text("customer") is not null) throw StripeFault.Invalid("The payment method you provided has already been attached to a customer.");
        CheckFresh(method);
        if (NewPaymentMethod.CardOf(method) is { RefusesSetUp: true, Decline: { } decline }) throw Declines.Fault(decline);
        turn.Change(method, m => m["customer"] = customer);
        turn.Tell("payment_method.attached", method);
    }

    /// <summary>From the customer, for good; also when the customer is deleted.</summary>
    public static void LetGo(Turn turn, JsonObject method) => turn.Change(method, m =>
    {
        m["customer"] = null;
        m.Hidden()["released"] = true;
    }, "payment_method.detached");

    public static void CheckFresh(JsonObject method)
    {
        if (method.Text("customer") is null && (method.Hidden().Is("used") || method.Hidden().Is("released")))
            throw StripeFault.Invalid("The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.");
    }

    /// <summary>Whether this customer, or nobody in particular, may pay with it.</summary>
    public static void CheckOwner(JsonObject method, string? customer)
    {
        CheckFresh(method);
        if (method.Text("customer") is not { } owner || owner == customer) return;
        throw customer is null
            ? StripeFault.Invalid("The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.", "payment_method")
            : StripeFault.Invalid($"The provided PaymentMethod ({method.Id()}) is attached to a different customer than {customer}.", "payment_method");
    }

    private static JsonObject AttachAsked(Call call)
    {
        var customer = Customers.Present(call, call.Text("customer")!, "customer");
        var method = call.Books.Find(Kind, call.Id) ?? (NewPaymentMethod.OfSample(call, call.Id) is { } sample ? call.Add(sample) : null) ?? (NewPaymentMethod.FromToken(call, call.Id) is { } made ? call.Add(made) : throw StripeFault.Missing(Word, call.Id));
        Attach(call, method, customer.Id());
        return method;
    }

    // A sample customer's is there all along, though nobody named it before.
    private static JsonObject Known(Call call) => call.Books.Find(Kind, call.Id) is null && NewPaymentMethod.OfSample(call, call.Id) is { } sample ? call.Add(sample) : call.Get(Kind, call.Id, kind: Word);

    private static JsonObject Detach(Call call)
    {
        var isNew = call.Books.Find(Kind, call.Id) is null;
        var method = Known(call);
        if (isNew)
        {
            LetGo(call, method);
            return method;
        }
        if (method.Text("customer") is not { } owner) throw StripeFault.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.");
        LetGo(call, method);
        var customer = Customers.Present(call, owner);
        if (customer.Hash("invoice_settings")?.Text("default_payment_method") == method.Id())
            call.Change(customer, c => c.Hash("invoice_settings")!["default_payment_method"] = null, "customer.updated");
        return method;
    }

    private static JsonObject Change(Call call)
    {
        var method = call.Get(Kind, call.Id, kind: Word);
        if (method.Text("customer") is null) throw StripeFault.Invalid("You must save this PaymentMethod to a customer before you can update it.");
        var type = method.Text("type")!;
        foreach (var other in new[] { "card", "us_bank_account" }.Where(t => t != type && call.Has(t)))
            throw StripeFault.BadParameter($"You cannot update {other} on a PaymentMethod of type {type}.", other);
        return call.Change(method, m => Apply(call, m, type), "payment_method.updated");
    }

    private static void Apply(Call call, JsonObject method, string type)
    {
        Common.TakeBilling(method, call.Params);
        Common.MergeMetadata(method, call.Params);
        Common.Take(method, call.Params, "allow_redisplay");
        if (call.Params.Hash(type) is not { } given) return;
        var details = method.Hash(type)!;
        Common.Take(details, given, "exp_month", "exp_year", "account_holder_type", "account_type");
        if (type == "card") CardChecks.CheckExpiry(details.Number("exp_month"), details.Number("exp_year"), call.Today, "card");
    }

    private static JsonObject ListOfCustomer(Call call)
    {
        Customers.Present(call, call.Id);
        var where = new[] { "type", "allow_redisplay" }.Where(f => call.Text(f) is not null).Select(f => (f, new[] { call.Text(f)! }));
        return call.List(Kind, $"/v1/customers/{call.Id}/payment_methods", [("customer", [call.Id]), .. where]);
    }

    private static JsonObject OfCustomer(Call call)
    {
        Customers.Present(call, call.Id);
        var method = call.Get(Kind, call.Ids[1], kind: Word);
        return method.Text("customer") == call.Id ? method : throw StripeFault.Missing(Word, call.Ids[1]);
    }
}
