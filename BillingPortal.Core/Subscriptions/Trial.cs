namespace BillingPortal.Core.Subscriptions;

/// <summary>How long a trial lasts.</summary>
public static class Trial
{
    /// <summary>The longest that can be given, in days.</summary>
    public const int MostDays = 730;

    /// <summary>Days of 24 hours, whatever the clocks of a zone do meanwhile: the customer's own length, else the tier's, else the installation's.</summary>
    public static DateTime EndsAt(DateTime startedAt, int? ofCustomer, int? ofTier, int ofInstallation) => startedAt.AddDays(ofCustomer ?? ofTier ?? ofInstallation);
}
