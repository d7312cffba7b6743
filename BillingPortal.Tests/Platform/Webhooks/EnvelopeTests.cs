using System.Text;
using BillingPortal.Platform.Webhooks;

namespace BillingPortal.Tests.Platform.Webhooks;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("""{"id":"pi_1","object":"payment_intent","customer":"cus_1"}""", "cus_1", "pi_1")]
    [InlineData("""{"id":"pi_1","object":"payment_intent","customer":{"id":"cus_1","object":"customer"}}""", "cus_1", "pi_1")]
    [InlineData("""{"id":"pi_1","object":"payment_intent","customer":null}""", "pi_1", "pi_1")]
    [InlineData("""{"id":"cus_1","object":"customer"}""", "cus_1", "cus_1")]
    [InlineData("""{"object":"balance"}""", "evt_1", null)]
    [InlineData("null", "evt_1", null)]
    public void Subject_IsTheCustomerOrTheObjectOrTheEvent(string about, string subject, string? objectId)
    {
        var read = Envelope.Read(Encoding.UTF8.GetBytes($$$"""{"id":"evt_1","object":"event","type":"x.y","data":{"object":{{{about}}}}}"""));
        Assert.Equal((subject, objectId), (read?.Subject, read?.ObjectId));
    }

    [Fact]
    public void EndlessSubject_IsCutToItsDigest()
    {
        var read = Envelope.Read(Encoding.UTF8.GetBytes($$$"""{"id":"evt_1","object":"event","type":"x","data":{"object":{"id":"pi_1","customer":"{{{new string('c', 200)}}}"} } }"""));
        Assert.Matches("^long_[0-9a-f]{64}$", read!.Subject);
    }

    [Fact]
    public void DetachedMethod_BelongsToTheCustomerItHad()
    {
        var read = Envelope.Read("""{"id":"evt_1","object":"event","type":"payment_method.detached","data":{"object":{"id":"pm_1","object":"payment_method","customer":null},"previous_attributes":{"customer":"cus_1"}}}"""u8.ToArray());
        Assert.Equal("cus_1", read?.Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"id":"evt_1","object":"charge","type":"x"}""")]
    [InlineData("""{"id":7,"object":"event","type":"x"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":""}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x"}trailing""")]
    public void WhatIsNoEvent_IsSaidToBeNone(string body) => Assert.Null(Envelope.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void OtherBytesThanText_AreNoEvent() => Assert.Null(Envelope.Read(new byte[] { 0x7b, 0xff, 0xfe, 0x7d }));

    [Theory]
    [InlineData("1780315200", "2026-06-01T12:00:00Z")]
    [InlineData("\"soon\"", null)]
    [InlineData("-5", null)]
    [InlineData("1e40", null)]
    public void Created_IsReadWhenItIsATime(string created, string? instant)
    {
        var read = Envelope.Read(Encoding.UTF8.GetBytes($$"""{"id":"evt_1","object":"event","type":"x","created":{{created}}}"""));
        Assert.Equal(instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, read!.CreatedAt);
    }
}
