using System.Net;
using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>The one place where Stripe's errors become refusals that a person can act on. What nobody can act on stays an exception.</summary>
internal static class StripeFaults
{
    private const string Otherwise = "Your bank declined the card and does not say why. Use another card, or ask your bank.";

    // https://docs.stripe.com/declines/codes. What a thief could learn from (lost, stolen, fraud) is told as any other decline.
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["incorrect_number"] = "The card number is not right. Check its digits.",
        ["invalid_number"] = "The card number is not right. Check its digits.",
        ["invalid_expiry_month"] = "The month of expiry is not right. Check it on the card.",
        ["invalid_expiry_year"] = "The year of expiry is not right. Check it on the card.",
        ["invalid_cvc"] = "The security code is not right. It stands on the back of the card, on the front for American Express.",
        ["incorrect_cvc"] = "The security code is not right. It stands on the back of the card, on the front for American Express.",
        ["incorrect_zip"] = "The postal code does not fit the card. Write the one your bank knows.",
        ["postal_code_invalid"] = "The postal code does not fit the card. Write the one your bank knows.",
        ["expired_card"] = "The card has expired. Use another card.",
        ["insufficient_funds"] = "There is not enough money on the card. Use another card, or try again when there is.",
        ["withdrawal_count_limit_exceeded"] = "The card's limit is reached. Use another card, or try again later.",
        ["card_velocity_exceeded"] = "The card's limit is reached. Use another card, or try again later.",
        ["card_not_supported"] = "The card cannot be used for this kind of payment. Use another card.",
        ["currency_not_supported"] = "The card cannot pay in this currency. Use another card.",
        ["processing_error"] = "Something went wrong at the card's network. Nothing was charged; try again in a few minutes.",
        ["issuer_not_available"] = "The bank could not be reached. Nothing was charged; try again in a few minutes.",
        ["try_again_later"] = "The bank could not answer. Nothing was charged; try again in a few minutes.",
        ["reenter_transaction"] = "The bank could not answer. Nothing was charged; try again in a few minutes.",
        ["authentication_required"] = "Your bank wants you to confirm this payment. Open it and confirm.",
        ["approve_with_id"] = "Your bank wants you to confirm this payment. Try again, or ask your bank.",
        ["setup_intent_authentication_failure"] = "The confirmation with your bank did not succeed. Try again, or use another card.",
        ["payment_intent_authentication_failure"] = "The confirmation with your bank did not succeed. Nothing was charged; try again, or use another card.",
        ["debit_not_authorized"] = "The bank says that this debit was not allowed. Use another way to pay.",
        ["insufficient_funds_debit"] = "There was not enough money on the account. Use another way to pay, or try again when there is.",
    };

    /// <summary>Null when it is nothing that a person can act on.</summary>
    public static Refusal? RefusalOf(StripeException fault) => fault switch
    {
        { HttpStatusCode: HttpStatusCode.PaymentRequired } => RefusalOf(fault.StripeError),
        { StripeError.Type: "card_error" } => RefusalOf(fault.StripeError),
        { StripeError.Code: "resource_missing" } => new("stripe_missing", "Stripe does not know this any more. Reload the page to see how it stands."),
        { HttpStatusCode: HttpStatusCode.BadRequest, StripeError.Code: "payment_intent_unexpected_state" or "setup_intent_unexpected_state" or "charge_already_refunded" or "payment_method_unexpected_state" } =>
            new("stripe_state_changed", "It changed at Stripe meanwhile. Reload the page to see how it stands."),
        _ => null,
    };

    /// <summary>Why the last attempt failed, as it stands in an intent.</summary>
    public static Refusal RefusalOf(StripeError? error)
    {
        var code = error switch
        {
            { Code: "card_declined", DeclineCode: { Length: > 0 } why } => why,
            { Code: { Length: > 0 } why } => why,
            _ => "card_declined",
        };
        return Sentences.TryGetValue(code, out var sentence) ? new(code, sentence) : new("card_declined", Otherwise);
    }

    public static GatewayException Explained(string operation, Exception fault) => fault switch
    {
        StripeException { HttpStatusCode: HttpStatusCode.Unauthorized } => new("Stripe does not accept the key Stripe:SecretKey. Take the key again from Stripe's dashboard.", fault),
        StripeException { HttpStatusCode: HttpStatusCode.Forbidden } => new($"The key Stripe:SecretKey may not {operation}. Give it that permission in Stripe's dashboard.", fault),
        StripeException { HttpStatusCode: HttpStatusCode.TooManyRequests } => new($"Stripe answers that it is asked too often, also after pauses ({operation}).", fault),
        StripeException { HttpStatusCode: >= HttpStatusCode.InternalServerError } => new($"Stripe has a fault of its own ({operation}); it is tried again.", fault),
        StripeException { StripeError: { } error } => new($"Stripe refused to {operation}: {error.Type} {error.Code} {error.Param}".TrimEnd(), fault),
        StripeException => new($"Stripe answered to '{operation}' what could not be read.", fault),
        _ => new($"Stripe could not be reached to {operation}: {fault.Message}", fault),
    };
}
