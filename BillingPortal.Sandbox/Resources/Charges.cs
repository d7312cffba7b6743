using System.Globalization;
using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>One try to move money. Charges are only made by payment intents here.</summary>
internal sealed class Charges : Resource
{
    public const string Kind = "charge";

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["customer", "payment_intent"];

    public override IReadOnlyDictionary<string, Func<Books, JsonObject, JsonNode>> Included { get; } =
        new Dictionary<string, Func<Books, JsonObject, JsonNode>>(StringComparer.Ordinal) { ["refunds"] = RefundsOf };

    public override IEnumerable<Route> Routes =>
    [
        Route.Get("charges", "customer:id payment_intent:id transfer_group created:range" + Listing.Paging, call => call.List(Kind, "/v1/charges", "customer", "payment_intent", "transfer_group")),
        Route.Get("charges/{id}", "", call => call.Get(Kind, call.Id)),
        Route.Post("charges/{id}", "description receipt_email metadata?:map transfer_group fraud_details?{ user_report?:fraudulent|safe } " + Common.Shipping, Change),
    ];

    public static JsonObject Authorized(Turn turn, JsonObject intent, JsonObject method, JsonObject? threeDs, bool captured)
    {
        var charge = New(turn, intent, method, "succeeded");
        (charge["paid"], charge["captured"]) = (true, captured);
        charge["amount_captured"] = captured ? charge.Number("amount") : 0;
        charge["outcome"] = Outcome("approved_by_network", "Payment complete.", "authorized");
        if (charge.Hash("payment_method_details")?.Hash("card") is { } card) card["three_d_secure"] = threeDs;
        if (captured) charge["balance_transaction"] = Ids.New("txn");
        Receipt(turn, charge);
        return turn.Add(charge);
    }

    public static JsonObject Pending(Turn turn, JsonObject intent, JsonObject method)
    {
        var charge = New(turn, intent, method, "pending");
        (charge["captured"], charge["amount_captured"]) = (true, charge.Number("amount"));
        charge["outcome"] = Outcome("approved_by_network", "Payment complete.", "authorized");
        charge["balance_transaction"] = Ids.New("txn");
        return turn.Add(charge);
    }

    public static JsonObject Declined(Turn turn, JsonObject intent, JsonObject method, Decline decline)
    {
        var charge = New(turn, intent, method, "failed");
        (charge["failure_code"], charge["failure_message"]) = (decline.Code, decline.Message);
        var outcome = Outcome("declined_by_network", $"The bank returned the decline code `{decline.Reason}`.", "issuer_declined");
        (outcome["advice_code"], outcome["network_decline_code"], outcome["reason"]) = (decline.Advice, decline.Network, decline.Reason);
        charge["outcome"] = outcome;
        return turn.Add(charge);
    }

    public static void Capture(Turn turn, JsonObject charge, long amount)
    {
        turn.Change(charge, c =>
        {
            (c["captured"], c["amount_captured"], c["balance_transaction"]) = (true, amount, Ids.New("txn"));
            c["amount_refunded"] = c.Number("amount") - amount;
        });
        turn.Tell("charge.captured", charge);
    }

    /// <summary>Never captured: the hold ends, as a refund of all of it.</summary>
    public static void Release(Turn turn, JsonObject charge, bool isExpired)
    {
        turn.Change(charge, c => (c["amount_refunded"], c["refunded"]) = (c.Number("amount"), true));
        turn.Tell(isExpired ? "charge.expired" : "charge.refunded", charge);
    }

    public static void Settle(Turn turn, JsonObject charge)
    {
        turn.Change(charge, c =>
        {
            (c["status"], c["paid"]) = ("succeeded", true);
            Receipt(turn, c);
        });
        turn.Tell("charge.succeeded", charge);
    }

    public static void Bounce(Turn turn, JsonObject charge, string failure, string message)
    {
        turn.Change(charge, c =>
        {
            (c["status"], c["paid"]) = ("failed", false);
            (c["failure_code"], c["failure_message"], c["failure_balance_transaction"]) = (failure, message, Ids.New("txn"));
            (c["captured"], c["amount_captured"]) = (true, 0);
        });
        turn.Tell("charge.failed", charge);
    }

    /// <summary>What may still be given back.</summary>
    public static long Refundable(JsonObject charge) => charge.Number("amount") - charge.Number("amount_refunded");

    private static JsonObject New(Turn turn, JsonObject intent, JsonObject method, string status)
    {
        var charge = new JsonObject
        {
            ["id"] = Ids.New("ch"),
            ["object"] = Kind,
            ["amount"] = intent.Number("amount"),
            ["amount_captured"] = 0,
            ["amount_refunded"] = 0,
            ["application"] = null,
            ["application_fee"] = null,
            ["application_fee_amount"] = null,
            ["balance_transaction"] = null,
            ["billing_details"] = method["billing_details"]!.DeepClone(),
            ["calculated_statement_descriptor"] = "SANDBOX",
            ["captured"] = false,
            ["created"] = turn.Now,
            ["currency"] = intent.Text("currency"),
            ["customer"] = intent.Text("customer"),
            ["description"] = intent.Text("description"),
            ["disputed"] = false,
            ["failure_balance_transaction"] = null,
            ["failure_code"] = null,
            ["failure_message"] = null,
            ["fraud_details"] = new JsonObject(),
            ["livemode"] = false,
            ["metadata"] = intent["metadata"]!.DeepClone(),
            ["on_behalf_of"] = null,
            ["outcome"] = null,
            ["paid"] = false,
            ["payment_intent"] = intent.Id(),
            ["payment_method"] = method.Id(),
            ["payment_method_details"] = Details(intent, method),
            ["radar_options"] = new JsonObject(),
            ["receipt_email"] = intent.Text("receipt_email"),
            ["receipt_number"] = null,
            ["receipt_url"] = null,
            ["refunded"] = false,
            ["review"] = null,
            ["shipping"] = intent["shipping"]?.DeepClone(),
            ["source"] = null,
            ["source_transfer"] = null,
            ["statement_descriptor"] = intent.Text("statement_descriptor"),
            ["statement_descriptor_suffix"] = intent.Text("statement_descriptor_suffix"),
            ["status"] = status,
            ["transfer_data"] = null,
            ["transfer_group"] = intent.Text("transfer_group"),
        };
        return charge;
    }

    private static JsonObject Details(JsonObject intent, JsonObject method)
    {
        var type = method.Text("type")!;
        return new() { [type] = method.Hash("card") is { } card ? CardDetails(intent, card) : BankDetails(method.Hash(type)!), ["type"] = type };
    }

    private static JsonObject CardDetails(JsonObject intent, JsonObject card)
    {
        var details = new JsonObject { ["amount_authorized"] = intent.Number("amount"), ["authorization_code"] = null };
        Common.Take(details, card, "brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "regulated_status");
        details["electronic_commerce_indicator"] = null;
        details["extended_authorization"] = new JsonObject { ["status"] = "disabled" };
        details["incremental_authorization"] = new JsonObject { ["status"] = "unavailable" };
        details["installments"] = null;
        details["mandate"] = null;
        details["multicapture"] = new JsonObject { ["status"] = "unavailable" };
        details["network"] = card.Text("brand");
        details["network_token"] = new JsonObject { ["used"] = false };
        details["network_transaction_id"] = Ids.New("n", 15)[2..];
        details["overcapture"] = new JsonObject { ["maximum_amount_capturable"] = intent.Number("amount"), ["status"] = "unavailable" };
        details["three_d_secure"] = null;
        details["transaction_link_id"] = null;
        details["wallet"] = null;
        return details;
    }

    private static JsonObject BankDetails(JsonObject bank)
    {
        var details = Json.Nulls("account_holder_type", "account_type", "bank_name", "expected_debit_date", "fingerprint", "last4", "mandate", "payment_reference", "routing_number");
        Common.Take(details, bank, "account_holder_type", "account_type", "bank_name", "fingerprint", "last4", "routing_number");
        return details;
    }

    private static JsonObject Outcome(string network, string seller, string type) => new()
    {
        ["advice_code"] = null,
        ["network_advice_code"] = null,
        ["network_decline_code"] = null,
        ["network_status"] = network,
        ["reason"] = null,
        ["risk_level"] = "normal",
        ["risk_score"] = 20,
        ["seller_message"] = seller,
        ["type"] = type,
    };

    // A number is given when a receipt is mailed; the sandbox mails none.
    private static void Receipt(Turn turn, JsonObject charge)
    {
        charge["receipt_url"] = $"{turn.Base}/stripe/receipts/{charge.Id()}";
        if (charge.Text("receipt_email") is not null) charge["receipt_number"] = string.Create(CultureInfo.InvariantCulture, $"{charge.Number("created") % 10_000:0000}-{turn.Books.Seq(PaymentIntents.Kind, charge.Text("payment_intent")!) % 10_000:0000}");
    }

    private static JsonObject Change(Call call) => call.Change(call.Get(Kind, call.Id), charge =>
    {
        Common.Take(charge, call.Params, "description", "receipt_email", "transfer_group");
        Common.TakeShipping(charge, call.Params);
        Common.MergeMetadata(charge, call.Params);
        if (call.Params.Hash("fraud_details") is { } fraud) charge["fraud_details"] = fraud.DeepClone();
    }, "charge.updated");

    private static JsonObject RefundsOf(Books books, JsonObject charge)
    {
        var (refunds, more) = books.List(new(Refunds.Kind, [(Kind, [charge.Id()])], null, null, null, 10));
        return Listing.Of(refunds, more, $"/v1/charges/{charge.Id()}/refunds");
    }
}
