using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Samples;

/// <summary>
/// The sample customers whose past is being lived: at each visit, some days apart, whoever's time has come does something. It is due as trials and month ends are, so all happens in one order.
/// Nothing waits here unless samples are being made. How far it is is written down, so that a visit is done once, or begun again where the program ended within it.
/// </summary>
internal sealed class Crowd(CrowdDeeds deeds, KeepCrowdWork keep) : IDue
{
    private CrowdPlan? plan;
    private int visit;

    public string Name => "sample customers";

    public int Visit => visit;

    public void Begin(CrowdPlan all) => (plan, visit) = (all, all.Work.Visit);

    public void End() => plan = null;

    public Task<DateTime?> NextAsync(CancellationToken ct) => Task.FromResult(plan is { } all && visit < all.Visits.Count ? all.Visits[visit] : (DateTime?)null);

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        while (plan is { } all && visit < all.Visits.Count && all.Visits[visit] <= upTo)
        {
            await deeds.DoAsync(all, visit, ct);
            await keep.WriteAsync(all.Work with { Visit = visit + 1 }, ct);
            visit++;
        }
    }
}
