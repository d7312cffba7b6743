using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Platform.Settings;

public sealed class ModeTests
{
    [Theory]
    [InlineData("Development", "", "", PortalMode.Sandbox)]
    [InlineData("Development", "", "Sandbox", PortalMode.Sandbox)]
    [InlineData("Production", "", "Sandbox", PortalMode.Sandbox)]
    [InlineData("Production", "", "sandbox", PortalMode.Sandbox)]
    [InlineData("Development", "sk_test_a", "", PortalMode.Test)]
    [InlineData("Production", "sk_test_a", "", PortalMode.Test)]
    [InlineData("Production", "rk_test_a", "", PortalMode.Test)]
    [InlineData("Development", "sk_live_a", "", PortalMode.Live)]
    [InlineData("Production", "sk_live_a", "", PortalMode.Live)]
    [InlineData("Production", "rk_live_a", "", PortalMode.Live)]
    public void Mode_FollowsKeyEnvironmentAndWish(string environment, string key, string wish, PortalMode mode) =>
        Assert.Equal(mode, Start.Installation($"--environment={environment}", $"--Stripe:SecretKey={key}", $"--Portal:Mode={wish}").Mode);

    [Theory]
    [InlineData("Production", "", "", "Stripe:SecretKey is missing")]
    [InlineData("Staging", "", "", "Stripe:SecretKey is missing")]
    [InlineData("Development", "sk_test_a", "Sandbox", "never mixed")]
    [InlineData("Production", "sk_live_a", "Sandbox", "never mixed")]
    [InlineData("Development", "", "Live", "Portal:Mode 'Live' is not known")]
    [InlineData("Production", "sk_live_a", "Live", "Portal:Mode 'Live' is not known")]
    [InlineData("Production", "pk_live_a", "", "Stripe:SecretKey is not a secret key")]
    [InlineData("Production", "SK_LIVE_a", "", "Stripe:SecretKey is not a secret key")]
    [InlineData("Production", " sk_live_a", "", "Stripe:SecretKey is not a secret key")]
    [InlineData("Production", "sk_live_a\n", "", "Stripe:SecretKey is not a secret key")]
    [InlineData("Production", "sk_test_a b", "", "Stripe:SecretKey is not a secret key")]
    public void UnclearMode_IsRefusedInOneSentence(string environment, string key, string wish, string sentence) =>
        Assert.Contains(sentence, Start.Fault($"--environment={environment}", $"--Stripe:SecretKey={key}", $"--Portal:Mode={wish}"), StringComparison.Ordinal);
}
