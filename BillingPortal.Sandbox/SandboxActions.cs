using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox;

/// <summary>What a person brings about from the inspector: the part of banks, card networks and the postman. Each answers with the object, or why it cannot be.</summary>
internal sealed class SandboxActions(Turns turns, SandboxOptions options)
{
    /// <summary>Why a bank sends a debit back.</summary>
    public static IReadOnlyList<string> DebitFailures { get; } = [.. TestBanks.All.Select(b => b.Failure).OfType<string>()];

    /// <summary>Why a refund fails.</summary>
    public static IReadOnlyList<string> RefundFailures { get; } = ["expired_or_canceled_card", "lost_or_stolen_card", "declined", "insufficient_funds", "unknown"];

    public Task<ActionResult> SettleDebitAsync(string paymentIntent, CancellationToken ct = default) =>
        TakeAsync(turn => Payments.Settle(turn, turn.Get(PaymentIntents.Kind, paymentIntent)), ct);

    public Task<ActionResult> FailDebitAsync(string paymentIntent, string failure = "insufficient_funds", CancellationToken ct = default) =>
        TakeAsync(turn => Payments.Bounce(turn, turn.Get(PaymentIntents.Kind, paymentIntent), failure), ct);

    public Task<ActionResult> SettleRefundAsync(string refund, CancellationToken ct = default) => TakeAsync(turn => Refunds.Arrive(turn, turn.Get(Refunds.Kind, refund)), ct);

    public Task<ActionResult> FailRefundAsync(string refund, string reason = "expired_or_canceled_card", CancellationToken ct = default) =>
        TakeAsync(turn => Refunds.Fail(turn, turn.Get(Refunds.Kind, refund), reason), ct);

    /// <summary>The network has sent a new expiry for a stored card.</summary>
    public Task<ActionResult> RenewCardAsync(string paymentMethod, CancellationToken ct = default) => TakeAsync(turn =>
    {
        var method = turn.Get(PaymentMethods.Kind, paymentMethod);
        if (method.Hash("card") is null || method.Text("customer") is null) throw StripeFault.Invalid("Only a card that is attached to a customer is renewed by its network.");
        return turn.Change(method, m => m.Hash("card")!["exp_year"] = Math.Max(m.Hash("card")!.Number("exp_year"), turn.Today.Year) + 4, "payment_method.automatically_updated");
    }, ct);

    /// <summary>The bank has asked its customer, who agreed or did not.</summary>
    public Task<ActionResult> AuthenticateAsync(string intent, bool passed, CancellationToken ct = default) => TakeAsync(turn => ThreeDs.Authenticated(turn, intent, passed), ct);

    /// <summary>Sends a webhook again, now.</summary>
    public Task<ActionResult> ResendAsync(string delivery, CancellationToken ct = default) => TakeAsync(turn =>
        Deliveries.Again(turn.Books, delivery, Deliveries.Real(options)) ? new JsonObject { ["id"] = delivery } : throw StripeFault.Missing("delivery", delivery), ct);

    private async Task<ActionResult> TakeAsync(Func<Turn, JsonObject> work, CancellationToken ct)
    {
        try
        {
            return new(Json.Public(await turns.TakeAsync(work, ct)), Refusal: null);
        }
        catch (StripeFault fault)
        {
            return new(Thing: null, fault.Message);
        }
    }
}

/// <summary>One of the two.</summary>
internal sealed record ActionResult(JsonObject? Thing, string? Refusal);
