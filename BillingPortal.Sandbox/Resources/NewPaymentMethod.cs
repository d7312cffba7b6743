using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Makes payment methods of data and of test tokens, and knows which test card or account stands behind one.</summary>
internal static class NewPaymentMethod
{
    private const int SampleYears = 4;

    public static JsonObject From(Turn turn, JsonObject data, string path)
    {
        var type = data.Text("type")!;
        var at = path.Length == 0 ? type : $"{path}[{type}]";
        if (data.Hash(type) is not { } details) throw StripeFault.BadParameter($"Missing required param: {at}.", at, "parameter_missing");
        var method = type == "card" ? Card(turn, CardChecks.Known(details, turn.Today, at), details) : Bank(turn, Known(details, at), details);
        Common.TakeBilling(method, data);
        Common.Take(method, data, "allow_redisplay");
        Common.MergeMetadata(method, data);
        return method;
    }

    /// <summary>
    /// A card of the host's sample customers, which were made without a call: <c>pm_sample_17_visa</c> is customer 17's, and behaves as <c>pm_card_visa</c>. It comes to be when it is first named, under that very id.
    /// Null for any other id.
    /// </summary>
    public static JsonObject? OfSample(Turn turn, string id)
    {
        if (id.Split('_', 4) is not ["pm", "sample", { Length: > 0 } number, { } token] || !number.All(char.IsAsciiDigit)) return null;
        if (TestCards.WithToken("pm_card_" + token) is not { } card) return null;
        var method = Card(turn, card, []);
        (method["id"], method["card"]!["exp_year"]) = (id, turn.Today.Year + SampleYears);
        return method;
    }

    /// <summary>Null when there is no such test token.</summary>
    public static JsonObject? FromToken(Turn turn, string token) =>
        token.StartsWith("pm_card_", StringComparison.Ordinal) && TestCards.WithToken(token) is { } card ? Card(turn, card, [])
        : TestBanks.WithToken(token) is { } bank ? Bank(turn, bank, [])
        : null;

    public static TestCard? CardOf(JsonObject method) => method.Hidden().Text("card") is { } number ? TestCards.WithNumber(number) : null;

    public static TestBank? BankOf(JsonObject method) => method.Hidden().Text("bank") is { } number ? TestBanks.WithNumber(number) : null;

    private static JsonObject Card(Turn turn, TestCard card, JsonObject given)
    {
        var method = New(turn, "card");
        method["card"] = new JsonObject
        {
            ["brand"] = card.Brand,
            ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = given.ContainsKey("cvc") ? "unchecked" : null },
            ["country"] = card.Country,
            ["display_brand"] = card.Brand,
            ["exp_month"] = given.ContainsKey("exp_month") ? given.Number("exp_month") : turn.Today.Month,
            ["exp_year"] = given.ContainsKey("exp_year") ? CardChecks.Year(given) : turn.Today.Year + 1,
            ["fingerprint"] = Ids.Fingerprint(card.Number),
            ["funding"] = card.Funding,
            ["generated_from"] = null,
            ["last4"] = card.Number[^4..],
            ["networks"] = new JsonObject { ["available"] = Json.Texts([card.Brand]), ["preferred"] = null },
            ["regulated_status"] = "unregulated",
            ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
            ["wallet"] = null,
        };
        method.Hidden()["card"] = card.Number;
        return method;
    }

    private static JsonObject Bank(Turn turn, TestBank bank, JsonObject given)
    {
        var method = New(turn, "us_bank_account");
        method["us_bank_account"] = new JsonObject
        {
            ["account_holder_type"] = given.Text("account_holder_type") ?? "individual",
            ["account_type"] = given.Text("account_type") ?? "checking",
            ["bank_name"] = "STRIPE TEST BANK",
            ["financial_connections_account"] = null,
            ["fingerprint"] = Ids.Fingerprint(bank.Number),
            ["last4"] = bank.Number[^4..],
            ["networks"] = new JsonObject { ["preferred"] = "ach", ["supported"] = Json.Texts(["ach"]) },
            ["routing_number"] = TestBanks.Routing,
            ["status_details"] = null,
        };
        if (given.Count == 0) method.Hash("billing_details")!["name"] = "Jenny Rosen";
        method.Hidden()["bank"] = bank.Number;
        return method;
    }

    private static JsonObject New(Turn turn, string type) => new()
    {
        ["id"] = Ids.New("pm"),
        ["object"] = PaymentMethods.Kind,
        ["allow_redisplay"] = "unspecified",
        ["billing_details"] = Common.NoBilling(),
        ["created"] = turn.Now,
        ["customer"] = null,
        ["customer_account"] = null,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["type"] = type,
    };

    private static TestBank Known(JsonObject given, string path)
    {
        foreach (var name in new[] { "account_number", "routing_number" })
            if (given.Text(name) is null) throw StripeFault.BadParameter($"Missing required param: {path}[{name}].", $"{path}[{name}]", "parameter_missing");
        if (given.Text("routing_number") != TestBanks.Routing)
            throw StripeFault.Invalid("You must use a test bank account number in test mode. Try 000123456789 with the routing number 110000000.", $"{path}[routing_number]", "routing_number_invalid");
        return TestBanks.WithNumber(given.Text("account_number")!)
            ?? throw StripeFault.Invalid("You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/testing.", $"{path}[account_number]", "account_number_invalid");
    }
}
