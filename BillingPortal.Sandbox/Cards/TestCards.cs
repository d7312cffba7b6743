namespace BillingPortal.Sandbox.Cards;

internal static class TestCards
{
    public static readonly IReadOnlyList<TestCard> All =
    [
        new("4242424242424242", "visa"),
        new("4000056655665556", "visa_debit", Funding: "debit"),
        new("5555555555554444", "mastercard", "mastercard"),
        new("5200828282828210", "mastercard_debit", "mastercard", "debit"),
        new("2223003122003222", "mastercard_2series", "mastercard"),
        new("378282246310005", "amex", "amex"),
        new("6011111111111117", "discover", "discover"),
        new("3056930009020004", "diners", "diners"),
        new("3566002020360505", "jcb", "jcb"),
        new("6200000000000005", "unionpay", "unionpay"),
        new("4000002760000016", "de", Country: "DE"),
        new("4000008260000000", "gb", Country: "GB"),
        new("4000000000000002", "visa_chargeDeclined") { Decline = Decline.Generic },
        new("4000000000009995", "visa_chargeDeclinedInsufficientFunds") { Decline = Decline.Funds },
        new("4000000000009987", "visa_chargeDeclinedLostCard") { Decline = Decline.Lost },
        new("4000000000009979", "visa_chargeDeclinedStolenCard") { Decline = Decline.Stolen },
        new("4000000000006975", "visa_chargeDeclinedVelocityLimitExceeded") { Decline = Decline.Velocity },
        new("4000000000000069", "chargeDeclinedExpiredCard") { Decline = Decline.Expired },
        new("4000000000000127", "chargeDeclinedIncorrectCvc") { Decline = Decline.Cvc },
        new("4000000000000119", "chargeDeclinedProcessingError") { Decline = Decline.Processing },
        new("4000000000000341", "chargeCustomerFail") { Decline = Decline.Generic, CanBeSetUp = true },
        new("4000002500003155", "authenticationRequiredOnSetup") { Asks = Asks.UnlessSetUp },
        new("4000002760003184", "authenticationRequired") { Asks = Asks.Always },
        new("4000003800000446", "authenticationRequiredSetupForOffSession") { Asks = Asks.WhenPresent },
        new("4000008260003178", "authenticationRequiredChargeDeclinedInsufficientFunds") { Asks = Asks.UnlessSetUp, Decline = Decline.Funds, CanBeSetUp = true },
        new("4000000000003220", "threeDSecure2Required") { Asks = Asks.UnlessSetUp },
        new("4000008400001629", "threeDSecureRequiredChargeDeclined") { Asks = Asks.UnlessSetUp, Decline = Decline.Generic, CanBeSetUp = true },
        new("4000000000000259", "createDispute"),
        new("4000000000007726", "pendingRefund") { RefundsSlowly = true },
        new("4000000000005126", "refundFail") { RefundsFail = true },
    ];

    // Stripe has shorter names too for some of them.
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["chargeDeclined"] = "visa_chargeDeclined",
        ["chargeDeclinedInsufficientFunds"] = "visa_chargeDeclinedInsufficientFunds",
        ["us"] = "visa",
        ["threeDSecureRequired"] = "threeDSecure2Required",
    };

    public static TestCard? WithNumber(string number) => All.FirstOrDefault(c => c.Number == number);

    /// <summary><c>pm_card_visa</c> and <c>tok_visa</c> are the same card.</summary>
    public static TestCard? WithToken(string token)
    {
        var name = token.StartsWith("pm_card_", StringComparison.Ordinal) ? token["pm_card_".Length..] : token.StartsWith("tok_", StringComparison.Ordinal) ? token["tok_".Length..] : "";
        return All.FirstOrDefault(c => c.Token == Short.GetValueOrDefault(name, name));
    }

    /// <summary>The sum of the digits from the right, every second one doubled, ends in 0.</summary>
    public static bool IsWellFormed(string number) =>
        number.Length is >= 12 and <= 19 && number.All(char.IsAsciiDigit)
        && number.Reverse().Select((digit, i) => (digit - '0') * (1 + (i % 2))).Sum(d => d > 9 ? d - 9 : d) % 10 == 0;
}
