using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Samples;

/// <summary>What is to be made.</summary>
/// <param name="Months">How long ago the first of them came.</param>
internal sealed record CrowdWish(int Customers, int Months);

/// <param name="WentOn">They are those of a run that had broken off.</param>
/// <param name="Faults">What could not be done on the way.</param>
internal sealed record CrowdMade(int First, int Last, bool WentOn, IReadOnlyList<string> Faults);

/// <summary>Makes many customers who came over the last months, and lives through that time with them. Another run adds others; one that broke off is finished first, and alone.</summary>
internal sealed class MakeCrowd(
    IDbContextFactory<PortalDb> database, ICatalogue catalogue, ISampleProfiles profiles, Crowd crowd, KeepCrowdWork keep, LivePast past, Installation installation, BillingClock clock, TimeProvider time, ILogger<MakeCrowd> log)
{
    public const int MostMonths = 24;
    public const int MostCustomers = 100_000;

    private const int DaysBetween = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);
    private static readonly Refusal NotHere = new("not_sandbox", "Samples are made in sandbox mode only: everywhere else customers are real. This portal's database belongs to another mode.");
    private static readonly Refusal Busy = new("busy", "Another program does what is due, or moves the clock. Stop it, then write this again. If one was killed, its turn ends in five minutes at the latest.");
    private static readonly Refusal NoTiers = new("no_tiers", "No tier is offered that sample customers could choose. Offer one that the portal invoices in the catalogue, then write this again.");

    /// <param name="reached">Hears of every instant on the way.</param>
    public async Task<Result<CrowdMade>> RunAsync(CrowdWish wish, Action<CrowdProgress>? reached = null, CancellationToken ct = default)
    {
        if (!installation.IsSandbox) return NotHere;
        await clock.FollowAsync(ct);
        if (await keep.ReadAsync(ct) is { } broken) return await LiveAsync(broken, wentOn: true, reached, ct);
        var tiers = await TiersAsync(ct);
        if (tiers.Count == 0) return NoTiers;
        var before = await profiles.CountAsync(CrowdMember.ReferencesFrom, ct);
        return await LiveAsync(new(before + 1, wish.Customers, clock.Today.AddMonths(-wish.Months), clock.UtcNow, await LastProfileAsync(ct), tiers), wentOn: false, reached, ct);
    }

    /// <summary>Whether one broke off.</summary>
    public async Task<bool> IsUnfinishedAsync(CancellationToken ct = default) => installation.IsSandbox && await keep.ReadAsync(ct) is not null;

    /// <summary>Finishes what broke off, for a start: it waits for its turn.</summary>
    /// <returns>What could not be done.</returns>
    public Task<IReadOnlyList<string>> GoOnAsync(CancellationToken ct = default) => WaitingAsync(new(0, 0), ct);

    /// <summary>The same as <see cref="RunAsync"/>, for a start.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(CrowdWish wish, CancellationToken ct = default)
    {
        for (var told = false; ; told = true)
        {
            var made = await RunAsync(wish, ct: ct);
            if (made.IsDone) return made.Value.Faults;
            if (made.Refused != Busy) return [made.Refused!.Sentence];
            if (!told) log.LogInformation("The samples wait: another program walks through time, or one that was killed did; then its turn ends in five minutes at the latest");
            await Task.Delay(Pause, time, ct);
        }
    }

    private async Task<Result<CrowdMade>> LiveAsync(CrowdWork work, bool wentOn, Action<CrowdProgress>? reached, CancellationToken ct)
    {
        var plan = new CrowdPlan(work, [.. Visits(work)], wentOn ? await KnownAsync(work, ct) : new Dictionary<string, long>(StringComparer.Ordinal));
        crowd.Begin(plan);
        try
        {
            if (!wentOn) await keep.WriteAsync(work, ct);
            var walked = await WalkAsync(plan, reached is null ? null : at => reached(plan.At(at)), ct);
            if (walked.Busy && crowd.Visit == 0) await keep.WriteAsync(null, ct);
            if (walked.Busy) return Busy;
            if (crowd.Visit == plan.Visits.Count) await keep.WriteAsync(null, ct);
            return new CrowdMade(work.First, work.First + work.Customers - 1, wentOn, [.. walked.Faults]);
        }
        finally
        {
            crowd.End();
        }
    }

    // After the first visit the months are open already, and those that were closed since stay closed.
    private Task<Walk> WalkAsync(CrowdPlan plan, Action<DateTime>? reached, CancellationToken ct) => plan.Work.Visit == 0
        ? past.FromAsync(plan.Visits[0], plan.Work.AfterProfile, reached, ct)
        : past.OnFromAsync(plan.Visits[plan.Work.Visit - 1], reached, ct);

    private IEnumerable<DateTime> Visits(CrowdWork work)
    {
        for (var day = work.From; installation.Zone.StartOf(day) + Morning < work.Until; day = day.AddDays(DaysBetween)) yield return installation.Zone.StartOf(day) + Morning;
    }

    private async Task<IReadOnlyList<SampleTier>> TiersAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return [.. (await catalogue.OfferedAsync(db, ct)).Where(t => !t.IsByStripe).Select(t => new SampleTier(t.Terms.Name, t.Terms.Included))];
    }

    private async Task<Dictionary<string, long>> KnownAsync(CrowdWork work, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().Where(p => p.Id > work.AfterProfile && p.Reference!.StartsWith(CrowdMember.ReferencesFrom)).ToDictionaryAsync(p => p.Reference!, p => p.Id, StringComparer.Ordinal, ct);
    }

    private async Task<long> LastProfileAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().MaxAsync(p => (long?)p.Id, ct) ?? 0;
    }
}
