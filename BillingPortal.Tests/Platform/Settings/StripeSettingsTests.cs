using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Platform.Settings;

public sealed class StripeSettingsTests
{
    [Theory]
    [InlineData("sk_live_a", "--Stripe:ApiBase=http://127.0.0.1:5080/sandbox/stripe", "Stripe:ApiBase must not be set")]
    [InlineData("rk_live_a", "--Stripe:ApiBase=https://api.stripe.com.example.com", "Stripe:ApiBase must not be set")]
    [InlineData("sk_live_a", "--Stripe:ScriptUrl=https://js.example.com/stripe.js", "Stripe:ScriptUrl must not be set")]
    [InlineData("sk_live_a", "--Stripe:PublishableKey=pk_test_a", "different modes")]
    [InlineData("sk_test_a", "--Stripe:PublishableKey=pk_live_a", "different modes")]
    [InlineData("", "--Stripe:PublishableKey=pk_live_a", "never mixed")]
    [InlineData("sk_test_a", "--Stripe:PublishableKey=pk_a", "Stripe:PublishableKey is not")]
    [InlineData("sk_test_a", "--Stripe:PublishableKey=sk_test_a", "Stripe:PublishableKey is not")]
    [InlineData("sk_test_a", "--Stripe:WebhookSecret=sk_test_a", "Stripe:WebhookSecret is not")]
    [InlineData("sk_test_a", "--Stripe:ApiBase=localhost", "Stripe:ApiBase 'localhost' is not an address")]
    [InlineData("sk_test_a", "--Stripe:ApiBase=/etc", "Stripe:ApiBase '/etc' is not an address")]
    [InlineData("sk_test_a", "--Stripe:ScriptUrl=file:///a.js", "Stripe:ScriptUrl 'file:///a.js' is not an address")]
    public void WrongSetting_IsToldInOneSentence(string key, string setting, string sentence) =>
        Assert.Contains(sentence, Start.Fault(Start.Development, $"--Stripe:SecretKey={key}", setting), StringComparison.Ordinal);

    [Theory]
    [InlineData("sk_live_a", "--Stripe:ApiBase=https://api.stripe.com/")]
    [InlineData("sk_live_a", "--Stripe:PublishableKey=pk_live_a")]
    [InlineData("sk_live_a", "--Stripe:PublishableKey=")]
    [InlineData("sk_test_a", "--Stripe:ApiBase=http://127.0.0.1:5080/sandbox/stripe")]
    [InlineData("sk_test_a", "--Stripe:WebhookSecret=whsec_a")]
    public void RightSetting_IsTaken(string key, string setting) =>
        Assert.NotEqual(PortalMode.Sandbox, Start.Installation(Start.Production, $"--Stripe:SecretKey={key}", setting).Mode);

    [Fact]
    public void NoSentence_RepeatsAKey() => Assert.DoesNotContain(
        Start.Faults(Start.Development, "--Stripe:SecretKey=mistyped1", "--Stripe:PublishableKey=mistyped2", "--Stripe:WebhookSecret=mistyped3"),
        s => s.Contains("mistyped", StringComparison.Ordinal));
}
