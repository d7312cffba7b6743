using System.Net;
using BillingPortal.Platform.Gateway;
using Stripe;

namespace BillingPortal.Tests.Platform.Gateway;

public sealed class StripeFaultsTests
{
    [Theory]
    [InlineData("card_declined", "insufficient_funds", "insufficient_funds", "not enough money")]
    [InlineData("card_declined", "generic_decline", "card_declined", "does not say why")]
    [InlineData("expired_card", null, "expired_card", "has expired")]
    [InlineData("incorrect_cvc", null, "incorrect_cvc", "security code")]
    [InlineData("processing_error", null, "processing_error", "Nothing was charged")]
    [InlineData("authentication_required", "authentication_required", "authentication_required", "confirm this payment")]
    [InlineData("some_new_code", null, "card_declined", "does not say why")]
    public void CardError_IsARefusal_WithASentenceToActOn(string code, string? decline, string ours, string words)
    {
        var refusal = StripeFaults.RefusalOf(Fault(HttpStatusCode.PaymentRequired, "card_error", code, decline))!;
        Assert.Equal(ours, refusal.Code);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    // Whoever holds a stolen card is not told that it is known to be one.
    [Theory]
    [InlineData("stolen_card")]
    [InlineData("lost_card")]
    [InlineData("fraudulent")]
    [InlineData("merchant_blacklist")]
    public void Suspicion_IsToldAsAnyOtherDecline(string decline)
    {
        var refusal = StripeFaults.RefusalOf(Fault(HttpStatusCode.PaymentRequired, "card_error", "card_declined", decline))!;
        Assert.Equal(StripeFaults.RefusalOf(new StripeError { Code = "card_declined", DeclineCode = "generic_decline" }), refusal);
    }

    [Fact]
    public void MissingObject_IsARefusal() =>
        Assert.Equal("stripe_missing", StripeFaults.RefusalOf(Fault(HttpStatusCode.NotFound, "invalid_request_error", "resource_missing"))!.Code);

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "parameter_unknown")]
    [InlineData(HttpStatusCode.Unauthorized, null)]
    [InlineData(HttpStatusCode.Forbidden, null)]
    [InlineData(HttpStatusCode.Conflict, "idempotency_key_in_use")]
    [InlineData(HttpStatusCode.TooManyRequests, "rate_limit")]
    [InlineData(HttpStatusCode.InternalServerError, null)]
    public void WhatNobodyCanActOn_IsNoRefusal_AndIsExplainedWithoutTheKey(HttpStatusCode status, string? code)
    {
        var fault = Fault(status, "invalid_request_error", code, message: "No such key: sk_test_" + "abc");
        Assert.Null(StripeFaults.RefusalOf(fault));
        Assert.DoesNotContain("sk_test_", StripeFaults.Explained("charge", fault).Message, StringComparison.Ordinal);
    }

    private static StripeException Fault(HttpStatusCode status, string type, string? code, string? decline = null, string message = "m") =>
        new(status, new() { Type = type, Code = code, DeclineCode = decline, Message = message }, message);
}
