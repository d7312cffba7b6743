using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class EventUtilityTests
{
    private const string Secret = "whsec_one";
    private const string Body = """{"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","type":"customer.updated","data":{"object":{"id":"cus_1","object":"customer","name":"Zoë"}}}""";
    private const long Sent = 1_780_000_000;

    private static readonly string Header = EventUtility.GenerateSignatureHeader(Body, Secret, Sent);

    [Fact]
    public void SignedEvent_IsRead()
    {
        var read = EventUtility.ConstructEvent(Body, Header, Secret, 300, Sent);
        Assert.Equal((EventTypes.CustomerUpdated, "Zoë"), (read.Type, Assert.IsType<Customer>(read.Data.Object).Name));
    }

    // The figure is of openssl: printf '1780000000.{}' | openssl dgst -sha256 -hmac whsec_one
    [Fact]
    public void Signature_IsThatOfAStranger() => Assert.Equal("fd197bbda79c346296c6498a56908613025a1bd18dc955acdffbe8fd39851fa9", EventUtility.ComputeSignature(Secret, "1780000000", "{}"));

    [Theory]
    [InlineData(0), InlineData(300), InlineData(-300)]
    public void ClockWithinTheTolerance_IsAccepted(long off) => EventUtility.ValidateSignature(Body, Header, Secret, 300, Sent + off);

    [Theory]
    [InlineData(301), InlineData(-301), InlineData(86400)]
    public void ClockBeyondTheTolerance_IsRefused(long off) => Refused(Body, Header, Secret, Sent + off);

    [Fact]
    public void AnyByteChanged_IsRefused() => Assert.All(Enumerable.Range(0, Body.Length), i =>
        Refused(Body[..i] + (char)(Body[i] ^ 1) + Body[(i + 1)..], Header, Secret, Sent));

    [Fact]
    public void AnotherSecretOrTime_IsRefused()
    {
        Refused(Body, Header, "whsec_two", Sent);
        Refused(Body, Header.Replace("t=1780000000", "t=1780000001", StringComparison.Ordinal), Secret, Sent);
    }

    [Fact]
    public void AnyOfSeveralSignatures_Counts()
    {
        var own = Header.Split(',')[1];
        EventUtility.ValidateSignature(Body, $"t={Sent},v1={new string('0', 64)},{own},v0=junk", Secret, 300, Sent);
        Refused(Body, $"t={Sent},v1={new string('0', 64)},v0={own[3..]}", Secret, Sent);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("t"), InlineData("v1=00"), InlineData("t=1780000000"), InlineData("t=,v1="), InlineData("t=soon,v1=00"), InlineData(",,,")]
    public void HeaderThatIsNone_IsRefused(string? header) => Refused(Body, header!, Secret, Sent);

    [Theory]
    [InlineData("soon"), InlineData("-1780000000"), InlineData("99999999999999999999"), InlineData(" 1780000000")]
    public void SignedTimeThatIsNone_IsRefused(string time) => Refused(Body, $"t={time},v1={EventUtility.ComputeSignature(Secret, time, Body)}", Secret, Sent);

    [Fact]
    public void TextThatIsNoUtf8_IsRefused() => Refused("{\"a\":\"\ud800\"}", Header, Secret, Sent);

    [Theory]
    [InlineData("2026-07-29.dahlia", true), InlineData("2026-03-25.dahlia", true), InlineData("2026-10-28.endive", false), InlineData("2024-06-20", false)]
    public void EventOfAnotherTrain_ThrowsOnlyWhenAsked(string version, bool compatible)
    {
        var body = Body.Replace("2026-07-29.dahlia", version, StringComparison.Ordinal);
        Assert.Equal(version, EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false).ApiVersion);
        if (compatible) Assert.Equal("evt_1", EventUtility.ParseEvent(body).Id);
        else Assert.Throws<StripeException>(() => EventUtility.ParseEvent(body));
    }

    [Theory]
    [InlineData("null"), InlineData("<html>"), InlineData(""), InlineData("[]"), InlineData("{\"data\":7}"), InlineData("{\"data\":{}}"), InlineData("{\"id\":7}")]
    public void TextThatIsNoEvent_IsRefused(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false));

    private static void Refused(string body, string header, string secret, long now) =>
        Assert.Throws<StripeException>(() => EventUtility.ValidateSignature(body, header, secret, 300, now));
}
