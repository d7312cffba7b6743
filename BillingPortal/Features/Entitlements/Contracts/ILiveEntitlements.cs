using System.Buffers.Text;
using System.Security.Cryptography;
using BillingPortal.Core.Entitlements;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>What a customer may use at one moment, ready to be sent.</summary>
/// <param name="At">Billing time of its reckoning; it holds until something changes.</param>
/// <param name="Json">The answer as it goes over the wire.</param>
/// <param name="Stopped">Where the customer can mend it when units would pass the first stop; empty where there is none.</param>
public sealed record LiveEntitlement(long ProfileId, string CustomerId, DateTime At, Entitlement Answer, Standing Standing, UsagePicture Picture, IReadOnlyDictionary<string, string> Stopped, byte[] Json)
{
    private const int TagBytes = 15;

    /// <summary>The same on every node as long as the answer is the same.</summary>
    public string ETag => field ??= $"\"{Base64Url.EncodeToString(SHA256.HashData(Json).AsSpan(0, TagBytes))}\"";
}

/// <summary>
/// What customers may use now, from memory: this node's own changes at once, those of others within half a second, and what time alone changes at its instant.
/// Where units are given away nothing is decided by it: that is <see cref="IConsumeRule"/>.
/// </summary>
public interface ILiveEntitlements
{
    /// <param name="customer">Our id, or the product's reference.</param>
    /// <returns>Null when there is no such customer.</returns>
    ValueTask<LiveEntitlement?> OfAsync(string customer, CancellationToken ct = default);

    ValueTask<LiveEntitlement> OfAsync(long profileId, CancellationToken ct = default);
}
