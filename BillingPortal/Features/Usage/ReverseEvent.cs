using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Takes an event back by another one at the same instant.</summary>
internal sealed class ReverseEvent(UsageToReverse which, UsageDeed by) : DeedWork<Result<Reversed>>
{
    private UsageEventRow? wrong;

    public override async Task<long?> SubjectAsync(DeedTools tools, CancellationToken ct)
    {
        wrong = which.RowId is { } row ? await tools.EventAsync(row, ct) : await tools.EventAsync(which.EventId!, older: true, ct);
        return wrong?.ProfileId;
    }

    public override async Task<UsedMore?> RunAsync(DeedTools tools, CancellationToken ct)
    {
        if (wrong is not { EventId: not null })
        {
            Result = wrong is null ? UsageRefusals.EventUnknown : UsageRefusals.NotReversible;
            return null;
        }
        if (await tools.Db.Set<UsageEventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.ReversesId == wrong.Id, ct) is { } done)
        {
            Result = Told(done, changed: false);
            return null;
        }
        var row = Row(tools.Now);
        var written = await WriteOne.AddAsync(tools, row, DaySource.Events, ct);
        Result = Told(row, changed: true);
        if (by.Beside is { } beside) await beside(tools.Db);
        return written;
    }

    private static Result<Reversed> Told(UsageEventRow row, bool changed) => new Reversed(row.Id, row.ProfileId, row.Units, changed);

    private UsageEventRow Row(DateTime now) => new()
    {
        ProfileId = wrong!.ProfileId,
        Meter = wrong.Meter,
        Units = -wrong.Units,
        At = wrong.At,
        AtGiven = true,
        ReceivedAt = now,
        Source = UsageSource.Reversal,
        ApiKeyId = by.ApiKeyId,
        ReversesId = wrong.Id,
    };
}
