namespace BillingPortal.Core.Rating;

/// <summary>A time for which paid billing ran.</summary>
/// <param name="Start">The day on which it starts, in the billing zone.</param>
/// <param name="StartCounts">Is that day counted too? If not, the days after it are.</param>
/// <param name="CancelOn">The last day of it; null while nothing ends it.</param>
public readonly record struct BillingSpan(DateOnly Start, bool StartCounts = false, DateOnly? CancelOn = null)
{
    /// <summary>Billing that starts on a day. Where the installation counts such days, this one counts too, unless a trial ended on it.</summary>
    /// <param name="start">The day, in the billing zone.</param>
    /// <param name="countStartDay">The installation's rule.</param>
    /// <param name="trialEndedOn">The last day of the trial before; null when there was none.</param>
    public static BillingSpan Starting(DateOnly start, bool countStartDay, DateOnly? trialEndedOn = null) => new(start, countStartDay && start != trialEndedOn);
}
