using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What one deed has at hand: the journal's transaction, and what is looked up in it.</summary>
/// <param name="Now">Billing time.</param>
internal sealed record DeedTools(PortalDb Db, IFindEvents Events, HoursOfZone Hours, IConsumeRule Rule, DateTime Now)
{
    public Task<long?> CustomerAsync(string name, CancellationToken ct) => Db.Set<BillingProfileRow>().Living(name).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);

    public async Task<UsageEventRow?> EventAsync(string eventId, bool older, CancellationToken ct) =>
        await Events.FindAsync(eventId, older, ct) is [var row, ..] ? await EventAsync(row, ct) : null;

    public Task<UsageEventRow?> EventAsync(long row, CancellationToken ct) => Db.Set<UsageEventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == row, ct);

    public Task<UsageDayRow?> DayAsync(DayKey key, CancellationToken ct) =>
        Db.Set<UsageDayRow>().AsNoTracking().SingleOrDefaultAsync(d => d.ProfileId == key.ProfileId && d.Meter == key.Meter && d.Day == key.Day, ct);
}

/// <summary>What looks before it writes, in the journal's transaction: one after the other, each seeing what was done before it.</summary>
internal abstract class DeedWork : UsageWork
{
    public override int Events => 1;

    // It asks some ten questions where an event is one statement.
    public override int Weight => 80;

    /// <summary>The customer it is about; null when there is none, and what that means is told by running it.</summary>
    public long? ProfileId { get; set; }

    public abstract Task<long?> SubjectAsync(DeedTools tools, CancellationToken ct);

    /// <returns>What was written; null when nothing was.</returns>
    public abstract Task<UsedMore?> RunAsync(DeedTools tools, CancellationToken ct);
}

/// <summary>A deed with an answer.</summary>
internal abstract class DeedWork<T> : DeedWork
{
    public T Result { get; protected set; } = default!;
}
