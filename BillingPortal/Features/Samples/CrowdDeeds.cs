using BillingPortal.Core.Periods;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Samples;

/// <summary>What the sample customers do at a visit, through the same doors as everybody else: signing up, reporting usage, changing tiers, leaving. A visit that is begun again does what is left of it.</summary>
internal sealed class CrowdDeeds(
    IDbContextFactory<PortalDb> database, ISampleProfiles profiles, ISubscriptions subscriptions, ISampleCards cards, ISamplePlans plans, ISampleBills bills, IUsageJournal journal, Installation installation, BillingClock clock)
{
    /// <summary>Customers in a transaction.</summary>
    private const int Page = 50;

    /// <summary>Events in a call of the journal.</summary>
    private const int Batch = 1000;

    private const string Workshop = "Workshop for beginners";
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
        foreach (var member in plan.BilledAt(visit))
            if (plan.There.TryGetValue(member.Number, out var one))
                await BillAsync(one, ct);
    }

    private async Task SignUpAsync(CrowdPlan plan, CrowdMember[] page, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var made = await database.WriteAsync(async db =>
        {
            var there = new List<SampleStanding>();
            foreach (var member in page) there.Add(await SignUpAsync(db, plan, member, now, ct));
            return there;
        }, ct);
        foreach (var one in made.Where(m => m.Member.HasCard)) plan.There[one.Member.Number] = one;
        foreach (var one in made.Where(m => m.Member.Discount > 0)) await DiscountAsync(one, ct);
    }

    private async Task<SampleStanding> SignUpAsync(PortalDb db, CrowdPlan plan, CrowdMember member, DateTime now, CancellationToken ct)
    {
        var tier = plan.Tiers[member.Tier];
        if (plan.Known.TryGetValue(member.Reference, out var known)) return new(member, known, tier);
        var profile = await profiles.MakeAsync(db, member.Reference, member.Name, ct);
        await subscriptions.StartAsync(db, profile, tier.Name, now, ct: ct);
        if (member.HasCard) await cards.GiveAsync(db, profile, now, member.Declines, ct);
        db.ChangeTracker.Clear(); // each is saved; with those before in the hand, every save would look at all of them again
        return new(member, profile, tier);
    }

    private async Task DiscountAsync(SampleStanding one, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (!await db.Set<OverrideRow>().AnyAsync(o => o.ProfileId == one.ProfileId, ct)) await plans.DiscountAsync(one.ProfileId, one.Member.Discount, ct);
    }

    private async Task ChangeAsync(CrowdPlan plan, SampleStanding one, CancellationToken ct)
    {
        var to = plan.NextTo(one.Tier);
        await plans.TakeAsync(one.ProfileId, to.Name, ct);
        plan.There[one.Member.Number] = one with { Tier = to };
    }

    private Task BillAsync(SampleStanding one, CancellationToken ct) => one.Member.Story switch
    {
        CrowdStory.Charged => bills.OneOffAsync(one.ProfileId, Workshop, 120, "Booked by phone", ct),
        CrowdStory.Thanked => bills.OneOffAsync(one.ProfileId, "A thank-you for reporting a fault", -15, "Found a fault and told us how", ct),
        CrowdStory.Credited => bills.CreditAsync(one.ProfileId, 10, "Two hours of downtime last month", ct),
        _ => Task.CompletedTask,
    };

    // What was used since the last visit, a sum a day.
    private async Task ReportAsync(CrowdPlan plan, int visit, CancellationToken ct)
    {
        if (visit == 0 || plan.There.Count == 0) return;
        foreach (var batch in Used(plan, visit).Chunk(Batch))
        {
            var answers = await journal.WriteAsync(new(batch, null), ct);
            if (answers.FirstOrDefault(a => !a.IsThere) is { } refused) throw new InvalidOperationException($"Usage of sample customers was not taken: {refused.Reason}");
        }
    }

    private IEnumerable<NewUsage> Used(CrowdPlan plan, int visit)
    {
        foreach (var one in plan.There.Values)
            foreach (var day in one.Member.Reports(visit, v => installation.Zone.DayOf(plan.Visits[v])))
                if (one.Member.Units(day, one.Tier.Included, one.Member.IsFlooded(visit, plan.Visits.Count)) is > 0 and var units)
                    yield return new($"{one.Member.Reference}-{day:yyyyMMdd}", one.Member.Reference, units, installation.Zone.StartOf(day) + Noon);
    }
}
