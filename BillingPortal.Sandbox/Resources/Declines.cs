using BillingPortal.Sandbox.Cards;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Resources;

/// <summary>A bank's no as Stripe tells it.</summary>
internal static class Declines
{
    public static JsonObject Error(Decline decline)
    {
        var error = StripeFault.Error("card_error", decline.Message, decline.Code, param: null);
        error["advice_code"] = decline.Advice;
        if (decline.Reason is not null) error["decline_code"] = decline.Reason;
        error["network_decline_code"] = decline.Network;
        return error;
    }

    /// <summary>Nothing is left of what led to it.</summary>
    public static StripeFault Fault(Decline decline) => new(402, Error(decline));
}
