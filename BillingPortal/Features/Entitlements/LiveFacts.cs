using System.Text.Json;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Entitlements;

/// <summary>Says whether the catalogue is still the one that somebody keeps in mind: each change of it raises one of these.</summary>
internal sealed record CatalogueStamp(long Versions, long Tiers, long Changes);

/// <summary>What all customers share.</summary>
/// <param name="Features">By name and version of the tier.</param>
internal sealed record LiveCatalogue(CatalogueStamp Stamp, AccessRules Rules, IReadOnlyDictionary<(string Tier, int Version), JsonElement> Features)
{
    private static readonly JsonElement None = JsonSerializer.SerializeToElement(new { });

    public JsonElement FeaturesOf(Access access) => access is { Allowed: true, Tier: { } tier } && Features.TryGetValue((tier.Name, tier.Version), out var features) ? features : None;
}

/// <summary>Raised with everything that bears on the customer: the row of the profile, and what it may do.</summary>
internal sealed record CustomerStamp(int Profile, long Access)
{
    public bool IsAfter(CustomerStamp known) => Profile > known.Profile || Access > known.Access;
}

/// <summary>What stands in the books about a customer, without what was used. It never changes; another one takes its place.</summary>
internal sealed record LiveFacts(long ProfileId, string PublicId, string? Reference, CustomerStamp Stamp, LiveCatalogue Catalogue, CustomerPlan Plan);

/// <summary>What was used in a period, with how many events are in the counters of the months that it touches.</summary>
internal sealed record LiveUse(UsagePeriod? Period, long Used, IReadOnlyDictionary<DateOnly, long> Changes)
{
    public static LiveUse None { get; } = new(null, 0, new Dictionary<DateOnly, long>());

    /// <summary>With what was just written; itself when that is in it already, null when something between is missing.</summary>
    public LiveUse? With(UsedMore news)
    {
        if (!Changes.TryGetValue(news.Month, out var known) || news.Changes <= known) return this;
        if (news.Changes - news.Events.Count != known) return null;
        var more = news.Events.Where(e => Period!.Parts.Any(p => p.Contains(e.At))).Sum(e => e.Units);
        return this with { Used = Used + more, Changes = new Dictionary<DateOnly, long>(Changes) { [news.Month] = news.Changes } };
    }

    /// <summary>Does the books' figure say that something is missing here?</summary>
    public bool IsBehind(DateOnly month, long changes) => Changes.TryGetValue(month, out var known) && changes > known;
}
