using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Subscriptions;

/// <summary>A version that comes to whoever has the tier already.</summary>
/// <param name="Terms">The version's.</param>
/// <param name="From">The first day on which it reaches this customer.</param>
public sealed record LaterVersion(TierTerms Terms, DateOnly From);

/// <summary>From a day on the customer has a tier, in the version of that day and in those that come to it later.</summary>
/// <param name="From">The first day of it.</param>
/// <param name="Terms">The version that was chosen.</param>
/// <param name="Later">Newer versions that reach the customer, in any order.</param>
public sealed record TierChoice(DateOnly From, TierTerms Terms, IReadOnlyList<LaterVersion> Later)
{
    /// <summary>The newest version that has reached the customer by this day. Whether a card is asked for stays as it was when the tier was chosen.</summary>
    public TierTerms On(DateOnly day)
    {
        var terms = Terms;
        foreach (var later in Later)
            if (later.From <= day && later.Terms.Version > terms.Version) terms = later.Terms;
        return terms with { NeedsCard = Terms.NeedsCard, CardFirst = Terms.CardFirst };
    }
}
