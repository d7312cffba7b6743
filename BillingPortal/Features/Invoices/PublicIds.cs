using System.Security.Cryptography;

namespace BillingPortal.Features.Invoices;

/// <summary>What the outside knows invoices and credit notes by: 100 random bits. Not "in_" and "cn_", which are Stripe's.</summary>
internal static class PublicIds
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    public static string OfInvoice() => "inv_" + RandomNumberGenerator.GetString(Letters, 20);

    public static string OfCreditNote() => "cred_" + RandomNumberGenerator.GetString(Letters, 20);
}
