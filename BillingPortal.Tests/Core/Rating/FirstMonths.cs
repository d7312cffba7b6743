using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

/// <summary>First months of a single tier.</summary>
internal static class FirstMonths
{
    public static FirstMonth Of(TierTerms tier, DateOnly start, bool trialEndedThatDay = false, bool countStartDay = false, bool cap = false)
    {
        var span = BillingSpan.Starting(start, countStartDay, trialEndedThatDay ? start : null);
        return FirstMonth.From(start, month => MonthToRate.Of(tier, month, 0, span, cap));
    }
}
