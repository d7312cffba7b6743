using BillingPortal.Core;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Tests.Core.Rating;

/// <summary>The tiers that the worked months name.</summary>
internal static class KnownTiers
{
    private static readonly TierTerms[] All =
    [
        Tier("Basic", 50, 100, "2.25"), Tier("Premium", 180, 400, "1.80"), Tier("Silver", 350, 900, "1.50"), Tier("Gold", 600, 1500, "1.25"),
        Tier("Starter", 29, 10_000, "0.001"), Tier("Pro", 99, 100_000, "0.0008"), Tier("Enterprise", 499, 1_000_000, "0.0005"),
    ];

    public static TierTerms Of(string name) => All.Single(t => t.Name == name);

    private static TierTerms Tier(string name, decimal dollars, long included, string price) => new(name, Money.OfMajor(dollars, Currency.Usd), included, UnitPrice.Parse(price));
}
