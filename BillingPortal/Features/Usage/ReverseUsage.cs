using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>An admin takes an event back, and says why: another event of the same instant has its units with the other sign. Nothing is deleted.</summary>
internal sealed class ReverseUsage(IDbContextFactory<PortalDb> database, IUsageJournal journal, AuditTrail audit, BillingClock clock)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such event. Reload the page.");

    public async Task<Result<Reversed>> RunAsync(Actor actor, long eventRow, string? reason, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<UsageEventRow>().AsNoTracking().Include(e => e.Profile).SingleOrDefaultAsync(e => e.Id == eventRow, ct) is not { } row) return Unknown;
        var why = Reason.Of(reason, await OwnWords.OfAsync(db, row.Profile, ct));
        return why.IsDone ? await journal.ReverseAsync(new(RowId: eventRow), new(Beside: other => NoteAsync(other, actor, row, why.Value)), ct) : why.Refused!;
    }

    private async Task NoteAsync(PortalDb db, Actor actor, UsageEventRow row, string why)
    {
        audit.Write(db, actor, "usage.reversed", "customer:" + row.Profile.PublicId, new { @event = row.Id, row.At, row.Units }, new { @event = row.Id, row.At, units = 0 }, why);
        await Timeline.NoteAsync(db, row.ProfileId, clock.UtcNow, "usage.reversed", $"{row.Id}", $"{row.Units} units of {row.At:yyyy-MM-dd HH:mm} UTC were taken back.", actor);
    }
}
