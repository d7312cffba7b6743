using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Does the deeds of a transaction.</summary>
internal sealed class UsageDeeds(HoursOfZone hours, IConsumeRule rule, BillingClock clock)
{
    public async Task<IReadOnlyList<UsedMore>> RunAsync(PortalDb db, IReadOnlyList<DeedWork> deeds, IFindEvents events, CancellationToken ct)
    {
        var tools = new DeedTools(db, events, hours, rule, clock.UtcNow);
        foreach (var deed in deeds) deed.ProfileId = await deed.SubjectAsync(tools, ct);
        var news = new List<UsedMore>();
        foreach (var deed in deeds.OrderBy(d => d.ProfileId)) // two nodes lock customers in one order
        {
            if (deed.ProfileId is { } profile && db.Database.IsNpgsql()) await LockAsync(db, profile, ct);
            if (await deed.RunAsync(tools, ct) is { } written) news.Add(written);
            events.Wrote();
        }
        return news;
    }

    // Whoever else wants to look at this customer's sums before writing waits here; what only writes does not. And whoever counts units for invoices is waited for.
    private static Task LockAsync(PortalDb db, long profile, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({HoldUsage.Lock}) from billing_profiles where id = {profile} for no key update", ct);
}
