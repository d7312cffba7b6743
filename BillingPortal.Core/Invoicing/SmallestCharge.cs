namespace BillingPortal.Core.Invoicing;

/// <summary>The least that Stripe charges, by currency, in minor units: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts.</summary>
public static class SmallestCharge
{
    private static readonly Dictionary<string, long> Known = new(StringComparer.Ordinal)
    {
        ["USD"] = 50,
        ["EUR"] = 50,
        ["CAD"] = 50,
        ["AUD"] = 50,
        ["CHF"] = 50,
        ["BRL"] = 50,
        ["INR"] = 50,
        ["NZD"] = 50,
        ["SGD"] = 50,
        ["GBP"] = 30,
        ["JPY"] = 50,
        ["AED"] = 200,
        ["BGN"] = 100,
        ["CZK"] = 1500,
        ["DKK"] = 250,
        ["HKD"] = 400,
        ["HUF"] = 17500,
        ["MXN"] = 1000,
        ["MYR"] = 200,
        ["NOK"] = 300,
        ["PLN"] = 200,
        ["RON"] = 200,
        ["SEK"] = 300,
        ["THB"] = 1000,
    };

    /// <summary>In minor units; null where it is not known and the installation must say it.</summary>
    public static long? Of(Currency currency) => Known.TryGetValue(currency.Code, out var minor) ? minor : null;
}
