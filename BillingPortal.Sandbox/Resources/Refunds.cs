using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>Money on its way back. Most arrive at once; some take a day, some come back after one.</summary>
internal sealed class Refunds : Resource
{
    public const string Kind = "refund";
    private const double SlowDays = 1;
    private const double BankDays = 5;

    public override string Type => Kind;

    public override IReadOnlyList<string> Expandable => ["charge", "payment_intent", "customer", "payment_method"];

    public override IEnumerable<Route> Routes =>
    [
        Route.Post("refunds", "charge:id payment_intent:id amount:int reason:duplicate|fraudulent|requested_by_customer instructions_email metadata?:map", Create),
        Route.Get("refunds", "charge:id payment_intent:id created:range" + Listing.Paging, call => call.List(Kind, "/v1/refunds", "charge", "payment_intent")),
        Route.Get("refunds/{id}", "", call => call.Get(Kind, call.Id)),
        Route.Post("refunds/{id}", "metadata?:map", call => Told(call, call.Change(call.Get(Kind, call.Id), r => Common.MergeMetadata(r, call.Params), "refund.updated"))),
        Route.Post("refunds/{id}/cancel", "", call => throw Unexpected(call.Get(Kind, call.Id))),
    ];

    public override void FallDue(Turn turn, JsonObject thing)
    {
        if (thing.Hidden().Is("fails")) Fail(turn, thing, "expired_or_canceled_card");
        else Arrive(turn, thing);
    }

    /// <summary>A pending one has arrived.</summary>
    public static JsonObject Arrive(Turn turn, JsonObject refund)
    {
        if (refund.Text("status") != "pending") throw StripeFault.Invalid($"A refund with a status of {refund.Text("status")} does not arrive any more.");
        turn.NoLongerDue(refund);
        return Told(turn, turn.Change(refund, r =>
        {
            (r["status"], r["pending_reason"]) = ("succeeded", null);
            if (r.Hash("destination_details")?.Hash("card") is { } card) card["reference_status"] = "available";
        }, "refund.updated"));
    }

    /// <summary>The bank sends the money back to the account: it is owed again.</summary>
    public static JsonObject Fail(Turn turn, JsonObject refund, string reason)
    {
        if (refund.Text("status") is not ("pending" or "succeeded")) throw StripeFault.Invalid($"A refund with a status of {refund.Text("status")} cannot fail.");
        turn.NoLongerDue(refund);
        turn.Change(refund, r =>
        {
            (r["status"], r["failure_reason"], r["failure_balance_transaction"]) = ("failed", reason, Ids.New("txn"));
            if (r.Hash("destination_details")?.Hash("card") is { } card) card["reference_status"] = "unavailable";
        }, "refund.updated");
        var charge = turn.Get(Charges.Kind, refund.Text("charge")!);
        turn.Change(charge, c => (c["amount_refunded"], c["refunded"]) = (c.Number("amount_refunded") - refund.Number("amount"), false));
        turn.Tell("refund.failed", refund);
        return Told(turn, refund);
    }

    private static JsonObject Create(Call call)
    {
        var charge = Charge(call);
        var amount = Amount(call, charge);
        var method = call.Books.Find(PaymentMethods.Kind, charge.Text("payment_method")!);
        var refund = New(call, charge, amount, isCard: charge.Hash("payment_method_details")!.Text("type") == "card");
        Common.MergeMetadata(refund, call.Params);
        Common.Take(refund, call.Params, "reason", "instructions_email");
        Travel(call, refund, method);
        call.Add(refund);
        call.Change(charge, c =>
        {
            c["amount_refunded"] = c.Number("amount_refunded") + amount;
            c["refunded"] = Charges.Refundable(c) == 0;
        }, "charge.refunded");
        call.Tell("refund.created", refund);
        return refund;
    }

    // How the money travels depends on what it goes back to.
    private static void Travel(Turn turn, JsonObject refund, JsonObject? method)
    {
        var card = method is null ? null : NewPaymentMethod.CardOf(method);
        var isBank = method?.Text("type") == "us_bank_account";
        if (card?.RefundsSlowly == true || isBank) (refund["status"], refund["pending_reason"]) = ("pending", "processing");
        if (card?.RefundsFail == true) refund.Hidden()["fails"] = true;
        if (card is { RefundsSlowly: true } or { RefundsFail: true } || isBank) turn.DueIn(refund, isBank ? BankDays : SlowDays);
    }

    private static JsonObject Charge(Call call)
    {
        if (call.Has("charge") && call.Has("payment_intent")) throw StripeFault.BadParameter("You may only specify one of these parameters: charge, payment_intent.", "charge");
        var charge = call.Text("charge") is { } id ? call.Get(Charges.Kind, id, "charge")
            : call.Text("payment_intent") is not { } intent ? throw StripeFault.BadParameter("One of the following params should be provided for this request: payment_intent or charge.", param: null, "parameter_missing")
            : OfIntent(call, intent);
        if (charge.Text("status") != "succeeded" || !charge.Is("captured"))
            throw StripeFault.Invalid($"Charge {charge.Id()} cannot be refunded: it has not succeeded, or was not captured.", "charge", charge.Text("status") == "pending" ? "charge_not_refundable" : null);
        return charge;
    }

    private static JsonObject OfIntent(Call call, string id) => call.Get(PaymentIntents.Kind, id, "payment_intent").Text("latest_charge") is { } charge
        ? call.Get(Charges.Kind, charge)
        : throw StripeFault.Invalid($"This PaymentIntent ({id}) does not have a successful charge to refund.", "payment_intent");

    private static long Amount(Call call, JsonObject charge)
    {
        var left = Charges.Refundable(charge);
        if (left == 0) throw StripeFault.Invalid($"Charge {charge.Id()} has already been refunded.", "charge", "charge_already_refunded");
        var amount = call.Number("amount") ?? left;
        if (amount < 1) throw StripeFault.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
        var currency = charge.Text("currency")!;
        return amount <= left ? amount
            : throw StripeFault.Invalid($"Refund amount ({Turn.Amount(amount, currency)}) is greater than unrefunded amount on charge ({Turn.Amount(left, currency)})", "amount");
    }

    private static JsonObject New(Call call, JsonObject charge, long amount, bool isCard) => new()
    {
        ["id"] = Ids.New("re"),
        ["object"] = Kind,
        ["amount"] = amount,
        ["balance_transaction"] = Ids.New("txn"),
        ["charge"] = charge.Id(),
        ["created"] = call.Now,
        ["currency"] = charge.Text("currency"),
        ["customer"] = charge.Text("customer"),
        ["customer_account"] = null,
        ["destination_details"] = isCard
            ? new JsonObject { ["card"] = new JsonObject { ["reference_status"] = "pending", ["reference_type"] = "acquirer_reference_number", ["type"] = "refund" }, ["type"] = "card" }
            : new JsonObject { ["type"] = "us_bank_transfer", ["us_bank_transfer"] = new JsonObject { ["reference"] = null, ["reference_status"] = null } },
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = charge.Text("payment_intent"),
        ["payment_method"] = charge.Text("payment_method"),
        ["reason"] = null,
        ["receipt_number"] = null,
        ["source_transfer_reversal"] = null,
        ["status"] = "succeeded",
        ["transfer_reversal"] = null,
    };

    // Stripe tells of a refund's changes twice, under its own name and the charge's.
    private static JsonObject Told(Turn turn, JsonObject refund)
    {
        turn.Tell("charge.refund.updated", refund);
        return refund;
    }

    private static StripeFault Unexpected(JsonObject refund) =>
        StripeFault.Invalid($"You cannot cancel this refund because it has a status of {refund.Text("status")}. Only a refund with a status of requires_action may be canceled.");
}
