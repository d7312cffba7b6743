using BillingPortal.Core.Periods;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Samples;

/// <summary>What the sample customers do at a visit, through the same doors as everybody else: signing up, reporting usage, changing tiers, leaving.</summary>
internal sealed class CrowdDeeds(
    IDbContextFactory<PortalDb> database, ISampleProfiles profiles, ISubscriptions subscriptions, ISampleCards cards, ISamplePlans plans, IUsageJournal journal, Installation installation, BillingClock clock)
{
    /// <summary>Customers in a transaction.</summary>
    private const int Page = 50;

    /// <summary>Events in a call of the journal.</summary>
    private const int Batch = 1000;

    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    public async Task DoAsync(CrowdPlan plan, int visit, CancellationToken ct)
    {
        await ReportAsync(plan, visit, ct);
        foreach (var page in plan.StartingAt(visit).Chunk(Page)) await SignUpAsync(plan, page, ct);
        foreach (var member in plan.ChangingAt(visit))
            if (plan.There.TryGetValue(member.Number, out var one))
                await ChangeAsync(plan, one, ct);
        foreach (var member in plan.LeavingAt(visit))
            if (plan.There.Remove(member.Number, out var gone))
                await plans.LeaveAsync(gone.ProfileId, ct);
    }

    private async Task SignUpAsync(CrowdPlan plan, CrowdMember[] page, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var made = await database.WriteAsync(async db =>
        {
            var there = new List<SampleStanding>();
            foreach (var member in page) there.Add(await SignUpAsync(db, member, plan.Tiers[member.Tier], now, ct));
            return there;
        }, ct);
        foreach (var one in made.Where(m => m.Member.HasCard)) plan.There[one.Member.Number] = one;
        foreach (var one in made.Where(m => m.Member.Discount > 0)) await plans.DiscountAsync(one.ProfileId, one.Member.Discount, ct);
    }

    private async Task<SampleStanding> SignUpAsync(PortalDb db, CrowdMember member, SampleTier tier, DateTime now, CancellationToken ct)
    {
        var profile = await profiles.MakeAsync(db, member.Reference, member.Name, ct);
        await subscriptions.StartAsync(db, profile, tier.Name, now, ct: ct);
        if (member.HasCard) await cards.GiveAsync(db, profile, now, ct);
        return new(member, profile, tier);
    }

    private async Task ChangeAsync(CrowdPlan plan, SampleStanding one, CancellationToken ct)
    {
        var to = plan.NextTo(one.Tier);
        await plans.TakeAsync(one.ProfileId, to.Name, ct);
        plan.There[one.Member.Number] = one with { Tier = to };
    }

    // What was used since the last visit, a sum a day.
    private async Task ReportAsync(CrowdPlan plan, int visit, CancellationToken ct)
    {
        if (visit == 0 || plan.There.Count == 0) return;
        var (from, before) = (installation.Zone.DayOf(plan.Visits[visit - 1]), installation.Zone.DayOf(plan.Visits[visit]));
        foreach (var batch in Used(plan, from, before).Chunk(Batch))
        {
            var answers = await journal.WriteAsync(new(batch, null), ct);
            if (answers.FirstOrDefault(a => !a.IsThere) is { } refused) throw new InvalidOperationException($"Usage of sample customers was not taken: {refused.Reason}");
        }
    }

    private IEnumerable<NewUsage> Used(CrowdPlan plan, DateOnly from, DateOnly before)
    {
        for (var day = from; day < before; day = day.AddDays(1))
            foreach (var one in plan.There.Values)
                if (one.Member.Units(day, one.Tier.Included) is > 0 and var units)
                    yield return new($"{one.Member.Reference}-{day:yyyyMMdd}", one.Member.Reference, units, installation.Zone.StartOf(day) + Noon);
    }
}
