using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

internal sealed class Customers : Resource
{
    public const string Kind = "customer";
    private const string Gone = "deleted_customer";
    private const string Fields = " address?" + Common.Address + " balance:int business_name individual_name description email invoice_prefix metadata?:map name next_invoice_sequence:int phone preferred_locales[] "
        + Common.Shipping + " tax_exempt?:none|exempt|reverse invoice_settings{ default_payment_method footer }";

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["invoice_settings.default_payment_method"];

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("customers", Fields + " payment_method:id", Create),
        Route.Get("customers", "email created:range" + Listing.Paging, call => call.List(Kind, "/v1/customers", "email")),
        Route.Get("customers/{id}", "", Retrieve),
        Route.Post("customers/{id}", Fields, call => Change(call, Present(call, call.Id))),
        Route.Delete("customers/{id}", Delete),
    ];

    /// <summary>A customer that is there and not deleted.</summary>
    public static JsonObject Present(Turn turn, string id, string param = "id") => turn.Get(Kind, id, param);

    private static JsonObject Create(Call call)
    {
        var customer = New(call);
        Apply(call, customer);
        call.Add(customer);
        call.Tell("customer.created", customer);
        if (call.Text("payment_method") is { } method) PaymentMethods.Attach(call, PaymentMethods.Resolve(call, method), customer.Id());
        CheckDefault(call, customer);
        return customer;
    }

    private static JsonObject New(Call call) => new()
    {
        ["id"] = Ids.New("cus", 14),
        ["object"] = Kind,
        ["address"] = null,
        ["balance"] = 0,
        ["created"] = call.Now,
        ["currency"] = null,
        ["customer_account"] = null,
        ["default_source"] = null,
        ["delinquent"] = false,
        ["description"] = null,
        ["discount"] = null,
        ["email"] = null,
        ["invoice_prefix"] = Ids.New("x", 8)[2..].ToUpperInvariant(),
        ["invoice_settings"] = Json.Nulls("custom_fields", "default_payment_method", "footer", "rendering_options"),
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["name"] = null,
        ["next_invoice_sequence"] = 1,
        ["phone"] = null,
        ["preferred_locales"] = new JsonArray(),
        ["shipping"] = null,
        ["tax_exempt"] = "none",
        ["test_clock"] = null,
    };

    private static JsonObject Change(Call call, JsonObject customer)
    {
        call.Change(customer, c => Apply(call, c), "customer.updated");
        CheckDefault(call, customer);
        return customer;
    }

    private static void Apply(Call call, JsonObject customer)
    {
        var given = call.Params;
        if (call.Text("email") is { } email && !email.Contains('@', StringComparison.Ordinal)) throw StripeFault.Invalid($"Invalid email address: {email}", "email", "email_invalid");
        Common.Take(customer, given, "balance", "business_name", "individual_name", "description", "email", "invoice_prefix", "name", "next_invoice_sequence", "phone", "preferred_locales");
        Common.TakeShipping(customer, given);
        Common.MergeMetadata(customer, given);
        if (call.Has("address")) customer["address"] = Common.WholeAddress(given["address"]);
        if (call.Has("tax_exempt")) customer["tax_exempt"] = call.Text("tax_exempt") ?? "none";
        if (given.Hash("invoice_settings") is { } settings) Common.Take(customer.Hash("invoice_settings")!, settings, "default_payment_method", "footer");
    }

    private static void CheckDefault(Call call, JsonObject customer)
    {
        if (call.Params.Hash("invoice_settings")?.Text("default_payment_method") is not { } id) return;
        var param = "invoice_settings[default_payment_method]";
        var method = call.Books.Find(PaymentMethods.Kind, id) ?? throw StripeFault.Missing("PaymentMethod", id, param, 400);
        if (method.Text("customer") != customer.Id())
            throw StripeFault.Invalid($"The customer does not have a payment method with the ID {id}. The payment method must be attached to the customer.", param, "resource_missing");
    }

    private static JsonObject Retrieve(Call call) =>
        call.Books.Find(Kind, call.Id) ?? call.Books.Find(Gone, call.Id) ?? throw StripeFault.Missing(Kind, call.Id);

    private static JsonObject Delete(Call call)
    {
        var customer = Present(call, call.Id);
        foreach (var method in PaymentMethods.Of(call, customer.Id())) PaymentMethods.LetGo(call, method);
        call.Tell("customer.deleted", customer);
        var stub = Common.Deleted(customer);
        call.Books.Update(stub, Gone);
        return stub;
    }
}
