namespace BillingPortal.Core.Subscriptions;

/// <summary>For how long a customer had a card that counts.</summary>
/// <param name="From">When it was set up, as Stripe says; included.</param>
/// <param name="Until">When it was replaced, removed or lost, excluded; null while it is there.</param>
public readonly record struct CardSpan(DateTime From, DateTime? Until = null)
{
    /// <summary>Is it there at this instant?</summary>
    public bool Covers(DateTime instant) => From <= instant && (Until is null || instant < Until);
}
