using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stripe.Wire;

namespace Stripe;

/// <summary>Proves that a webhook comes from who knows the endpoint's secret, and reads it. The text must be what was sent, byte by byte.</summary>
public static class EventUtility
{
    public const int DefaultTimeTolerance = 300;

    // A text that is not the bytes sent must not be signed instead of them.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static Event ConstructEvent(string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance, bool throwOnApiVersionMismatch = true) =>
        ConstructEvent(json, stripeSignatureHeader, secret, tolerance, Now, throwOnApiVersionMismatch);

    public static Event ConstructEvent(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow, bool throwOnApiVersionMismatch = true)
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        var read = JsonSerializer.Deserialize<Event>(json, StripeJson.Options) ?? throw new JsonException("There is no event.");
        if (throwOnApiVersionMismatch && !IsCompatibleApiVersion(read.ApiVersion ?? ""))
            throw new StripeException($"The event is of API version '{read.ApiVersion}', which is not of the release train of {StripeConfiguration.ApiVersion}. Pin the endpoint to that version, or pass `throwOnApiVersionMismatch: false`.");
        return read;
    }

    public static bool IsCompatibleApiVersion(string eventApiVersion) => IsCompatibleApiVersion(StripeConfiguration.ApiVersion, eventApiVersion);

    /// <summary>Versions of one release train ("dahlia") can be read with each other's types. A preview must match exactly.</summary>
    public static bool IsCompatibleApiVersion(string sdkApiVersion, string eventApiVersion) =>
        TrainOf(eventApiVersion) is { } train && train == TrainOf(sdkApiVersion) && (train != "preview" || eventApiVersion == sdkApiVersion);

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance) =>
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, Now);

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var (timestamp, signatures) = Read(stripeSignatureHeader);
        var expected = Encoding.ASCII.GetBytes(Sign(secret, timestamp, json));
        if (!signatures.Any(s => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(s), expected)))
            throw new StripeException("No signature of the webhook is made with this endpoint's secret over this body.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent) || sent > utcNow + tolerance || sent < utcNow - tolerance)
            throw new StripeException("The webhook was signed too long ago, or in the future.");
    }

    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Strict.GetBytes(secret), Strict.GetBytes($"{timestamp}.{payload}")));

    public static string GenerateSignatureHeader(string payload, string secret, long? timestamp = null)
    {
        var sent = (timestamp ?? Now).ToString(CultureInfo.InvariantCulture);
        return $"t={sent},v1={ComputeSignature(secret, sent, payload)}";
    }

    private static string Sign(string secret, string timestamp, string json)
    {
        try
        {
            return ComputeSignature(secret, timestamp, json);
        }
        catch (EncoderFallbackException because)
        {
            throw new StripeException("The body of the webhook is not UTF-8, so it cannot be what was signed.", because);
        }
    }

    private static (string Timestamp, List<string> Signatures) Read(string header)
    {
        var items = (header ?? "").Split(',').Select(item => item.Trim().Split('=', 2)).ToList();
        if (items.Any(i => i.Length != 2)) throw new StripeException("The Stripe-Signature header is missing, or not of the form t=…,v1=….");
        return (items.FirstOrDefault(i => i[0] is "t")?[1], [.. items.Where(i => i[0] is "v1").Select(i => i[1])]);
    }

    private static string TrainOf(string version) => version.Split('.') is [_, var train, ..] ? train : null;
}
