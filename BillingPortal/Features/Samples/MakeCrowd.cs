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

/// <param name="Faults">What could not be done on the way.</param>
internal sealed record CrowdMade(int First, int Last, IReadOnlyList<string> Faults);

/// <summary>Makes many customers who came over the last months, and lives through that time with them. Another run adds others.</summary>
internal sealed class MakeCrowd(IDbContextFactory<PortalDb> database, ICatalogue catalogue, ISampleProfiles profiles, Crowd crowd, LivePast past, Installation installation, BillingClock clock)
{
    public const int MostMonths = 24;
    public const int MostCustomers = 100_000;

    private const int DaysBetween = 7;
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);
    private static readonly Refusal NotHere = new("not_sandbox", "Samples are made in sandbox mode only: everywhere else customers are real. This portal's database belongs to another mode.");
    private static readonly Refusal Busy = new("busy", "Somebody else is doing what is due, or moving the clock. Try again in a moment.");
    private static readonly Refusal NoTiers = new("no_tiers", "There is no tier to choose. Start the portal once, so that it has a catalogue; then make samples.");

    /// <param name="reached">Hears of every instant on the way.</param>
    public async Task<Result<CrowdMade>> RunAsync(CrowdWish wish, Action<DateTime>? reached = null, CancellationToken ct = default)
    {
        if (!installation.IsSandbox) return NotHere;
        await clock.FollowAsync(ct);
        var tiers = await TiersAsync(ct);
        if (tiers.Count == 0) return NoTiers;
        var before = await profiles.CountAsync(CrowdMember.ReferencesFrom, ct);
        var visits = Visits(wish.Months).ToList();
        crowd.Begin(new(visits, [.. Enumerable.Range(before + 1, wish.Customers).Select(n => CrowdMember.Of(n, visits.Count, tiers.Count))], tiers));
        try
        {
            var walked = await past.FromAsync(visits[0], await LastProfileAsync(ct), reached, ct);
            return walked.Busy ? Busy : new CrowdMade(before + 1, before + wish.Customers, [.. walked.Faults]);
        }
        finally
        {
            crowd.End();
        }
    }

    private IEnumerable<DateTime> Visits(int months)
    {
        for (var day = clock.Today.AddMonths(-months); installation.Zone.StartOf(day) + Morning < clock.UtcNow; day = day.AddDays(DaysBetween)) yield return installation.Zone.StartOf(day) + Morning;
    }

    private async Task<IReadOnlyList<SampleTier>> TiersAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return [.. (await catalogue.OfferedAsync(db, ct)).Where(t => !t.IsByStripe).Select(t => new SampleTier(t.Terms.Name, t.Terms.Included))];
    }

    private async Task<long> LastProfileAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().MaxAsync(p => (long?)p.Id, ct) ?? 0;
    }
}
