namespace BillingPortal.Core.Subscriptions;

/// <summary>When a customer begins to be billed.</summary>
public static class PaidBilling
{
    /// <summary>
    /// The first instant, from the end of the trial on, at which there is a card: the end itself when the card was set up before, the set-up when it came later.
    /// Null while neither has been; an instant to come when the card is there and the trial still runs. What happens to cards afterwards moves nothing.
    /// <example>Trial until the 10th: a card of the 3rd gives the 10th, one of the 12th gives the 12th, one of the 3rd that was removed on the 5th gives nothing.</example>
    /// </summary>
    public static DateTime? StartsAt(DateTime trialEndsAt, IEnumerable<CardSpan> cards) => cards
        .Select(card => card with { From = card.From < trialEndsAt ? trialEndsAt : card.From })
        .Where(card => card.Covers(card.From))
        .Select(card => (DateTime?)card.From).Min();
}
