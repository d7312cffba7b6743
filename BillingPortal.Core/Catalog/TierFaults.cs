namespace BillingPortal.Core.Catalog;

/// <summary>What is wrong with a tier's terms, before they are published.</summary>
public static class TierFaults
{
    /// <summary>The longest trial, in days.</summary>
    public const int LongestTrial = 730;

    /// <summary>One refusal for each wrong field, in their order; none when the terms can be charged.</summary>
    public static IReadOnlyList<Refusal> Of(TierTerms terms) => All(terms).ToArray();

    private static IEnumerable<Refusal> All(TierTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name)) yield return new("name_invalid", "Give the tier a name that customers can read.", "name");
        if (terms.Base.Minor < 0) yield return new("base_invalid", "A month costs nothing or more; write no minus.", "base");
        if (terms.Included < 0) yield return new("included_invalid", "The units included are 0 or more.", "included");
        if (terms.From < 0 || terms.From > terms.Included) yield return new("from_invalid", "The usage range begins at 0 or above, and not above the units included.", "from");
        if (terms.TrialDays is < 0 or > LongestTrial) yield return new("trial_days_invalid", $"A trial has 0 to {LongestTrial} days; leave it empty for the installation's.", "trialDays");
    }
}
