using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>A way to pay, as much of it as may be shown.</summary>
/// <param name="Kind">"card", or Stripe's name for another kind ("us_bank_account").</param>
/// <param name="Customer">Null when it is not, or no longer, attached.</param>
/// <param name="Card">Of cards.</param>
/// <param name="Last4">Of cards and bank accounts.</param>
/// <param name="Fingerprint">The same for the same card or account wherever it is entered; kept only as a keyed hash.</param>
public sealed record PaymentMethodAtStripe(string Id, string Kind, string? Customer, CardAtStripe? Card, string? Last4, string? Fingerprint, DateTime CreatedAt)
{
    internal static PaymentMethodAtStripe Of(PaymentMethod found) => new(
        found.Id,
        found.Type,
        found.CustomerId,
        found.Card is { } card ? new(card.DisplayBrand ?? card.Brand, (int)card.ExpMonth, (int)card.ExpYear, card.Country, card.Funding, card.Wallet?.Type) : null,
        found.Card?.Last4 ?? found.UsBankAccount?.Last4,
        found.Card?.Fingerprint ?? found.UsBankAccount?.Fingerprint,
        found.Created);
}

/// <param name="Brand">"visa", in Stripe's words.</param>
/// <param name="Country">Two letters, of the bank.</param>
/// <param name="Funding">"credit", "debit", "prepaid" or "unknown".</param>
/// <param name="Wallet">"apple_pay", when it came out of one.</param>
public sealed record CardAtStripe(string Brand, int ExpiryMonth, int ExpiryYear, string? Country, string? Funding, string? Wallet);
