using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Platform.Gateway;

/// <summary>
/// The key under which Stripe does something once, however often it is asked. It is made of what is meant, so that a restarted
/// program asks under the same key. Stripe repeats its first answer to a key, also a 500: then look the object up and go on under <see cref="Next"/>.
/// <example><c>new OperationKey("create-customer", "prof_7Hq…", "first")</c>: the operation, its subject by random id, and the intent.</example>
/// </summary>
/// <param name="Operation">The verb.</param>
/// <param name="Subject">Whom it is about: a random id, so that two installations at one account never meet.</param>
/// <param name="Intent">What sets it apart from doing the same for the same subject another time: never a period alone.</param>
/// <param name="Attempt">Counted by whoever looked up what became of the one before.</param>
public sealed record OperationKey(string Operation, string Subject, string Intent, int Attempt = 1)
{
    private const int Longest = 255;

    public OperationKey Next => this with { Attempt = Attempt + 1 };

    public override string ToString()
    {
        var words = $"{Operation}/{Subject}/{Intent}/{Attempt}";
        return words.Length <= Longest ? words : $"{Operation}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}";
    }
}
