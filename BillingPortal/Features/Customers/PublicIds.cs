using System.Security.Cryptography;

namespace BillingPortal.Features.Customers;

/// <summary>What the outside knows a customer by: 100 random bits, so that nobody counts our customers or guesses another's.</summary>
internal static class PublicIds
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    // Not "cus_", which is Stripe's: the two must never be taken for each other.
    public const string Start = "cust_";

    public static string New() => Start + RandomNumberGenerator.GetString(Letters, 20);
}
