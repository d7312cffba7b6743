using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>A run goes over customers in the order of their ids, so one that is put back to drafting behind the last of the old ones sees only the new ones.</summary>
internal sealed class OpenSampleMonths(IDbContextFactory<PortalDb> database, Installation installation, BillingClock clock) : ISampleMonths
{
    public Task OpenAsync(CalendarMonth from, long afterProfile, CancellationToken ct = default) => database.WriteAsync(async db =>
    {
        if (!installation.IsSandbox) throw new InvalidOperationException("Months are opened again in the sandbox only.");
        if (await db.Set<BillingRunRow>().MaxAsync(r => (DateOnly?)r.Month, ct) is not { } last) return;
        for (var month = from; month.First <= last; month = month.Next) await OpenAsync(db, month.First, afterProfile, ct);
    }, ct);

    private Task OpenAsync(PortalDb db, DateOnly month, long after, CancellationToken ct)
    {
        var (now, drafting) = (clock.UtcNow, nameof(RunStage.Drafting));
        return db.Database.ExecuteSqlAsync($"""
            insert into billing_runs (month, stage, paused, begun_at, at_profile, seen, expected, version) values ({month}, {drafting}, {false}, {now}, {after}, 0, 0, 1)
            on conflict (month) do update set stage = excluded.stage, at_profile = excluded.at_profile, seen = 0, expected = 0, final_from = null, done_at = null, version = billing_runs.version + 1
            """, ct);
    }
}
