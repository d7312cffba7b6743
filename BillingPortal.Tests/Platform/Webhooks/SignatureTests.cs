using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Webhooks;

public sealed class SignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_780_315_200);
    private static readonly byte[] Body = Posted.Event("evt_1");

    // Made with another tool: printf '1780315200.{}' | openssl dgst -sha256 -hmac whsec_known
    [Fact]
    public void KnownMessage_HasTheKnownSignature() =>
        Assert.Equal(SignatureVerdict.Good, Check("{}"u8.ToArray(), "t=1780315200,v1=ba9a68e238af941fe94c4e2de670552056afc5c28592d5c61a9f8eb6f11d011b", "whsec_known"));

    [Theory]
    [InlineData(-301, SignatureVerdict.Stale)]
    [InlineData(-300, SignatureVerdict.Good)]
    [InlineData(0, SignatureVerdict.Good)]
    [InlineData(300, SignatureVerdict.Good)]
    [InlineData(301, SignatureVerdict.Stale)]
    public void Age_IsToleratedFor300SecondsBothWays(int seconds, SignatureVerdict verdict) =>
        Assert.Equal(verdict, Check(Body, Posted.Signature(Body, Now.AddSeconds(seconds), Posted.Secret)));

    [Fact]
    public void AnyByteChanged_IsWrong()
    {
        var signature = Posted.Signature(Body, Now, Posted.Secret);
        Assert.All(Enumerable.Range(0, Body.Length), i =>
        {
            var changed = (byte[])Body.Clone();
            changed[i] ^= 1;
            Assert.Equal(SignatureVerdict.Wrong, Check(changed, signature));
        });
    }

    [Fact]
    public void TimeChanged_IsWrong_EvenToAGoodTime() =>
        Assert.Equal(SignatureVerdict.Wrong, Check(Body, Posted.Signature(Body, Now.AddDays(-1), Posted.Secret).Replace($"t={Now.AddDays(-1).ToUnixTimeSeconds()}", $"t={Now.ToUnixTimeSeconds()}", StringComparison.Ordinal)));

    [Fact]
    public void WhileASecretIsRolled_EitherIsGood_OnBothSides()
    {
        string[] rolled = ["whsec_new", "whsec_old"];
        Assert.Equal(SignatureVerdict.Good, Check(Body, Posted.Signature(Body, Now, "whsec_old"), rolled));
        Assert.Equal(SignatureVerdict.Good, Check(Body, Posted.Signature(Body, Now, "whsec_new"), rolled));
        Assert.Equal(SignatureVerdict.Good, Check(Body, Posted.Signature(Body, Now, "whsec_theirs", "whsec_old"), "whsec_old"));
        Assert.Equal(SignatureVerdict.Wrong, Check(Body, Posted.Signature(Body, Now, "whsec_older"), rolled));
    }

    [Theory]
    [InlineData(null, SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData("   ", SignatureVerdict.Missing)]
    [InlineData("v1=00", SignatureVerdict.Wrong)]
    [InlineData("t=1780315200", SignatureVerdict.Wrong)]
    [InlineData("t=1780315200,v1=", SignatureVerdict.Wrong)]
    [InlineData("t=-1,v1=00", SignatureVerdict.Wrong)]
    [InlineData("t=9223372036854775807,v1=00", SignatureVerdict.Wrong)]
    [InlineData("t=x,v1=\u00e9\u00e9", SignatureVerdict.Wrong)]
    [InlineData(",,,=,", SignatureVerdict.Wrong)]
    public void Garbage_IsNamed(string? header, SignatureVerdict verdict) => Assert.Equal(verdict, Check(Body, header));

    [Fact]
    public void SecretIsUsedWhole_WithItsPrefix() =>
        Assert.Equal(SignatureVerdict.Wrong, Check(Body, Posted.Signature(Body, Now, Posted.Secret["whsec_".Length..])));

    [Fact]
    public void OldScheme_IsNotEnough() =>
        Assert.Equal(SignatureVerdict.Wrong, Check(Body, Posted.Signature(Body, Now, Posted.Secret).Replace("v1=", "v0=", StringComparison.Ordinal)));

    private static SignatureVerdict Check(byte[] body, string? header, params string[] secrets) =>
        Signature.Check(body, header, secrets.Length == 0 ? [Posted.Secret] : secrets, Now);
}
