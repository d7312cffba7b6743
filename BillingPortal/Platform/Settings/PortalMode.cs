namespace BillingPortal.Platform.Settings;

/// <summary>Whose money moves: nobody's (sandbox), Stripe's test money, or real money.</summary>
public enum PortalMode
{
    Sandbox,
    Test,
    Live,
}
