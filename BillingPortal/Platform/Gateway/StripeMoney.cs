using BillingPortal.Core;

namespace BillingPortal.Platform.Gateway;

/// <summary>The one place where money becomes Stripe's number and back. Stripe counts minor units as we do, with few exceptions.</summary>
/// <remarks>Exceptions by https://docs.stripe.com/currencies: ISK and UGX have no decimals and are still sent times a hundred (we do not offer them); of three decimals the last is zero.</remarks>
internal static class StripeMoney
{
    /// <summary>What Stripe is sent.</summary>
    /// <exception cref="ArgumentException">Stripe could not charge this exactly: it is less than nothing, or not a multiple of the currency's step.</exception>
    public static long Amount(Money money) => money.Minor >= 0 && money.Minor % money.Currency.Step == 0
        ? money.Minor
        : throw new ArgumentException($"{money} cannot be charged: Stripe takes amounts from zero on, in steps of {money.Currency.Step} minor unit(s).", nameof(money));

    /// <summary>The currency as Stripe writes it.</summary>
    public static string Code(Money money) => money.Currency.Code.ToLowerInvariant();

    /// <summary>What Stripe told.</summary>
    /// <exception cref="GatewayException">It is in a currency that we do not know.</exception>
    public static Money Of(long amount, string currency) =>
        new(amount, Currency.Find(currency) ?? throw new GatewayException($"Stripe told an amount in '{currency}', which is not a currency of this portal."));
}
