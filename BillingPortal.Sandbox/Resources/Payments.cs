using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>What banks do with a confirmed payment.</summary>
internal static class Payments
{
    private const double BankDays = 4;
    private const double HoldDays = 7;

    public static JsonObject Try(Call call, JsonObject intent, JsonObject method, bool offSession)
    {
        if (method.Text("type") == "us_bank_account") return Debit(call, intent, method);
        var card = NewPaymentMethod.CardOf(method);
        if (!Intents.IsExpired(method, call.Today) && MustAsk(card, method, offSession))
        {
            if (offSession || call.Flag("error_on_requires_action")) throw Refuse(call, intent, method, Decline.Authentication);
            return Ask(call, intent);
        }
        return Intents.Why(card, method, call.Today) is { } decline ? throw Refuse(call, intent, method, decline) : Authorize(call, intent, method, threeDs: null);
    }

    /// <summary>The bank has asked its customer.</summary>
    public static JsonObject Authenticated(Turn turn, JsonObject intent, bool passed)
    {
        if (intent.Text("status") != Intents.NeedsAction) throw Intents.Unexpected(intent, "authenticate");
        var method = turn.Get(PaymentMethods.Kind, intent.Text("payment_method")!);
        if (!passed)
        {
            var error = StripeFault.Error("invalid_request_error", "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.", "payment_intent_authentication_failure", param: null);
            return Fail(turn, intent, Intents.WithMethod(error, method));
        }
        if (Intents.Why(NewPaymentMethod.CardOf(method), method, turn.Today) is { } decline)
        {
            TurnDown(turn, intent, method, decline);
            return intent;
        }
        return Authorize(turn, intent, method, SetupAttempts.ThreeDSecure(passed: true));
    }

    public static JsonObject Capture(Turn turn, JsonObject intent, long amount)
    {
        var charge = turn.Get(Charges.Kind, intent.Text("latest_charge")!);
        turn.NoLongerDue(intent);
        Charges.Capture(turn, charge, amount);
        return Succeed(turn, intent, amount);
    }

    public static JsonObject Cancel(Turn turn, JsonObject intent, string? reason)
    {
        turn.NoLongerDue(intent);
        if (intent.Text("status") == Intents.NeedsCapture) Charges.Release(turn, turn.Get(Charges.Kind, intent.Text("latest_charge")!), isExpired: reason == "automatic");
        turn.Change(intent, i =>
        {
            (i["status"], i["next_action"], i["amount_capturable"]) = (Intents.Canceled, null, 0);
            (i["canceled_at"], i["cancellation_reason"]) = (turn.Now, reason);
        });
        turn.Tell("payment_intent.canceled", intent);
        return intent;
    }

    /// <summary>A debit that was under way has arrived.</summary>
    public static JsonObject Settle(Turn turn, JsonObject intent)
    {
        if (intent.Text("status") != Intents.Processing) throw Intents.Unexpected(intent, "settle");
        turn.NoLongerDue(intent);
        Charges.Settle(turn, turn.Get(Charges.Kind, intent.Text("latest_charge")!));
        return Succeed(turn, intent, intent.Number("amount"));
    }

    /// <summary>A debit that was under way has come back.</summary>
    public static JsonObject Bounce(Turn turn, JsonObject intent, string failure)
    {
        if (intent.Text("status") != Intents.Processing) throw Intents.Unexpected(intent, "fail");
        turn.NoLongerDue(intent);
        var message = $"The bank returned the debit: {failure.Replace('_', ' ')}.";
        Charges.Bounce(turn, turn.Get(Charges.Kind, intent.Text("latest_charge")!), failure, message);
        var error = StripeFault.Error("invalid_request_error", message, "payment_intent_payment_attempt_failed", param: null);
        error["charge"] = intent.Text("latest_charge");
        error["decline_code"] = failure;
        return Fail(turn, intent, Intents.WithMethod(error, turn.Get(PaymentMethods.Kind, intent.Text("payment_method")!)));
    }

    public static void FallDue(Turn turn, JsonObject intent)
    {
        if (intent.Text("status") == Intents.NeedsCapture) Cancel(turn, intent, "automatic");
        else if (turn.Books.Find(PaymentMethods.Kind, intent.Text("payment_method") ?? "") is { } method && NewPaymentMethod.BankOf(method)?.Failure is { } failure) Bounce(turn, intent, failure);
        else Settle(turn, intent);
    }

    private static bool MustAsk(TestCard? card, JsonObject method, bool offSession) => card?.Asks switch
    {
        Asks.Always => true,
        Asks.UnlessSetUp => !offSession || !method.Hidden().Is("setUp"),
        Asks.WhenPresent => !offSession,
        _ => false,
    };

    private static JsonObject Ask(Call call, JsonObject intent)
    {
        call.Change(intent, i => (i["status"], i["next_action"]) = (Intents.NeedsAction, Intents.NextAction(call, i)));
        call.Tell("payment_intent.requires_action", intent);
        return intent;
    }

    private static JsonObject Debit(Turn turn, JsonObject intent, JsonObject method)
    {
        var charge = Charges.Pending(turn, intent, method);
        turn.Change(intent, i => (i["status"], i["next_action"], i["latest_charge"]) = (Intents.Processing, null, charge.Id()));
        Keep(turn, intent, method);
        turn.Tell("charge.pending", charge);
        turn.Tell("payment_intent.processing", intent);
        if (NewPaymentMethod.BankOf(method) is not { NeverSettles: true }) turn.DueIn(intent, BankDays);
        return intent;
    }

    private static JsonObject Authorize(Turn turn, JsonObject intent, JsonObject method, JsonObject? threeDs)
    {
        var isHeld = intent.Text("capture_method") == "manual";
        Intents.Check(turn, method, "pass");
        var charge = Charges.Authorized(turn, intent, method, threeDs, captured: !isHeld);
        turn.Change(intent, i => (i["latest_charge"], i["next_action"], i["last_payment_error"]) = (charge.Id(), null, null));
        Keep(turn, intent, method);
        turn.Tell("charge.succeeded", charge);
        if (!isHeld) return Succeed(turn, intent, intent.Number("amount"));
        turn.Change(intent, i => (i["status"], i["amount_capturable"]) = (Intents.NeedsCapture, i.Number("amount")));
        turn.Tell("payment_intent.amount_capturable_updated", intent);
        turn.DueIn(intent, HoldDays);
        return intent;
    }

    // Kept for later it belongs to the customer; otherwise it has done its one payment.
    private static void Keep(Turn turn, JsonObject intent, JsonObject method)
    {
        if (intent.Text("setup_future_usage") is { } usage && intent.Text("customer") is { } customer)
        {
            PaymentMethods.Attach(turn, method, customer);
            if (usage == "off_session") turn.Change(method, m => m.Hidden()["setUp"] = true);
        }
        else if (method.Text("customer") is null) turn.Change(method, m => m.Hidden()["used"] = true);
    }

    private static JsonObject Succeed(Turn turn, JsonObject intent, long amount)
    {
        turn.Change(intent, i =>
        {
            (i["status"], i["next_action"], i["last_payment_error"]) = (Intents.Succeeded, null, null);
            (i["amount_received"], i["amount_capturable"]) = (amount, 0);
        });
        turn.Tell("payment_intent.succeeded", intent);
        return intent;
    }

    private static StripeFault Refuse(Turn turn, JsonObject intent, JsonObject method, Decline decline)
    {
        var error = TurnDown(turn, intent, method, decline);
        error[PaymentIntents.Kind] = Json.Public(intent);
        return StripeFault.Declined(error);
    }

    private static JsonObject TurnDown(Turn turn, JsonObject intent, JsonObject method, Decline decline)
    {
        if (decline == Decline.Cvc) Intents.Check(turn, method, "fail");
        var charge = Charges.Declined(turn, intent, method, decline);
        turn.Tell("charge.failed", charge);
        var error = Intents.WithMethod(Declines.Error(decline), method);
        error["charge"] = charge.Id();
        turn.Change(intent, i => i["latest_charge"] = charge.Id());
        Fail(turn, intent, error);
        return (JsonObject)error.DeepClone();
    }

    private static JsonObject Fail(Turn turn, JsonObject intent, JsonObject error)
    {
        turn.Change(intent, i =>
        {
            (i["status"], i["next_action"], i["payment_method"]) = (Intents.NeedsMethod, null, null);
            i["last_payment_error"] = error.DeepClone();
        });
        turn.Tell("payment_intent.payment_failed", intent);
        return intent;
    }
}
