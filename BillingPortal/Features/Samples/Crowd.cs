using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Samples;

/// <summary>
/// The sample customers whose past is being lived: at each visit, some days apart, whoever's time has come does something. It is due as trials and month ends are, so all happens in one order.
/// Nothing waits here unless samples are being made.
/// </summary>
internal sealed class Crowd(CrowdDeeds deeds) : IDue
{
    private CrowdPlan? plan;
    private int visit;

    public string Name => "sample customers";

    public void Begin(CrowdPlan all) => (plan, visit) = (all, 0);

    public void End() => plan = null;

    public Task<DateTime?> NextAsync(CancellationToken ct) => Task.FromResult(plan is { } all && visit < all.Visits.Count ? all.Visits[visit] : (DateTime?)null);

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        for (; plan is { } all && visit < all.Visits.Count && all.Visits[visit] <= upTo; visit++) await deeds.DoAsync(all, visit, ct);
    }
}

/// <summary>Who there is to be, and when they are looked at.</summary>
internal sealed class CrowdPlan(IReadOnlyList<DateTime> visits, IReadOnlyList<CrowdMember> members, IReadOnlyList<SampleTier> tiers)
{
    private readonly ILookup<int, CrowdMember> starts = members.ToLookup(m => m.Starts);
    private readonly ILookup<int, CrowdMember> changes = members.Where(m => m.Changes is not null).ToLookup(m => m.Changes!.Value);
    private readonly ILookup<int, CrowdMember> leaves = members.Where(m => m.Leaves is not null).ToLookup(m => m.Leaves!.Value);

    public IReadOnlyList<DateTime> Visits => visits;

    public IReadOnlyList<SampleTier> Tiers => tiers;

    /// <summary>Profiles by number, of those who are there.</summary>
    public Dictionary<int, SampleStanding> There { get; } = [];

    /// <summary>The one above; after the last comes the first.</summary>
    public SampleTier NextTo(SampleTier tier) => tiers.SkipWhile(t => t != tier).Skip(1).FirstOrDefault() ?? tiers[0];

    public IEnumerable<CrowdMember> StartingAt(int visit) => starts[visit];

    public IEnumerable<CrowdMember> ChangingAt(int visit) => changes[visit];

    public IEnumerable<CrowdMember> LeavingAt(int visit) => leaves[visit];
}

/// <param name="Included">Units a month.</param>
internal sealed record SampleTier(string Name, long Included);

internal sealed record SampleStanding(CrowdMember Member, long ProfileId, SampleTier Tier);
