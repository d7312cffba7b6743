using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage;

/// <summary>Sets a day's total: what is written is the difference to what it was.</summary>
internal sealed class SetDayTotal(DayTotal wanted, UsageDeed by, TimeZoneInfo zone, bool anyAge = false) : DeedWork<Result<TotalSet>>
{
    public override Task<long?> SubjectAsync(DeedTools tools, CancellationToken ct) => tools.CustomerAsync(wanted.Customer, ct);

    public override async Task<UsedMore?> RunAsync(DeedTools tools, CancellationToken ct)
    {
        var day = ProfileId is { } profile ? await tools.DayAsync(new(profile, wanted.Meter, wanted.Day), ct) : null;
        if (Refused(day, tools.Now) is { } no)
        {
            Result = no;
            return null;
        }
        Result = new TotalSet(ProfileId!.Value, day?.Units ?? 0, day?.Units != wanted.Total);
        if (!Result.Value.Changed) return null;
        var written = await WriteOne.AddAsync(tools, Row(wanted.Total - Result.Value.Before, tools.Now), DaySource.Total, ct);
        if (by.Beside is { } beside) await beside(tools.Db);
        return written;
    }

    private Refusal? Refused(UsageDayRow? day, DateTime now) => wanted switch
    {
        { Total: < 0 or > UsageLimits.Total } => UsageRefusals.TotalInvalid,
        _ when wanted.Day > zone.DayOf(now) => UsageRefusals.DayAhead,
        _ when !anyAge && wanted.Day < zone.DayOf(now - UsageRefusals.Oldest) => UsageRefusals.DayOld,
        _ when ProfileId is null => UsageRefusals.CustomerUnknown,
        _ when day is { Source: DaySource.Events } => UsageRefusals.EventsThere,
        _ => null,
    };

    private UsageEventRow Row(long difference, DateTime now) => new()
    {
        ProfileId = ProfileId!.Value,
        Meter = wanted.Meter,
        Units = difference,
        At = zone.StartOf(wanted.Day),
        AtGiven = true,
        ReceivedAt = now,
        Source = wanted.Source,
        ApiKeyId = by.ApiKeyId,
        Total = wanted.Total,
    };
}
