using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;

namespace BillingPortal.Features.Cards;

/// <summary>How a way to pay at Stripe becomes the little of it that is kept.</summary>
internal sealed class CardWords(AuditKey key)
{
    private readonly Lazy<byte[]> secret = new(() => key.For("card fingerprints"));

    public CardRow Row(long profileId, PaymentMethodAtStripe method, DateTime setUpAt)
    {
        var row = new CardRow { ProfileId = profileId, MethodId = method.Id, Kind = method.Kind, SetUpAt = setUpAt, FingerprintHash = Hash(method.Fingerprint) };
        Copy(method, row);
        return row;
    }

    /// <summary>Banks renew cards, and Stripe tells of it.</summary>
    public static void Copy(PaymentMethodAtStripe method, CardRow row)
    {
        if ((row.ExpiryYear, row.ExpiryMonth) != (method.Card?.ExpiryYear, method.Card?.ExpiryMonth)) row.ExpiryToldAt = null;
        (row.Brand, row.Last4, row.Country) = (method.Card?.Brand, method.Last4, method.Card?.Country);
        (row.ExpiryYear, row.ExpiryMonth) = (method.Card?.ExpiryYear, method.Card?.ExpiryMonth);
    }

    private string? Hash(string? fingerprint) => fingerprint is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(fingerprint)));
}
