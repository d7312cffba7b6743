namespace BillingPortal.Sandbox.Cards;

/// <summary>An account number that the sandbox knows: its debits settle after some days, or come back.</summary>
internal sealed record TestBank(string Number, string Token, string? Failure = null, bool NeverSettles = false);

internal static class TestBanks
{
    public const string Routing = "110000000";

    public static readonly IReadOnlyList<TestBank> All =
    [
        new("000123456789", "pm_usBankAccount_success"),
        new("000111111113", "pm_usBankAccount_accountClosed", "account_closed"),
        new("000111111116", "pm_usBankAccount_noAccount", "no_account"),
        new("000222222227", "pm_usBankAccount_insufficientFunds", "insufficient_funds"),
        new("000333333335", "pm_usBankAccount_debitNotAuthorized", "debit_not_authorized"),
        new("000444444440", "pm_usBankAccount_invalidCurrency", "invalid_currency"),
        new("000000000009", "pm_usBankAccount_processing", NeverSettles: true),
    ];

    public static TestBank? WithNumber(string number) => All.FirstOrDefault(b => b.Number == number);

    public static TestBank? WithToken(string token) => All.FirstOrDefault(b => b.Token == (token == "pm_usBankAccount" ? "pm_usBankAccount_success" : token));
}
