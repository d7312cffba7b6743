using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage;

/// <summary>Asks whether units may be used, and writes them if so.</summary>
internal sealed class ConsumeUnits(UsageEntry entry, long? apiKeyId) : DeedWork<Consumed>
{
    public override Task<long?> SubjectAsync(DeedTools tools, CancellationToken ct) => tools.CustomerAsync(entry.Customer, ct);

    public override async Task<UsedMore?> RunAsync(DeedTools tools, CancellationToken ct)
    {
        if (ProfileId is not { } profile) return Refuse(UsageRefusals.CustomerUnknown);
        entry.ProfileId = profile;
        if (await tools.EventAsync(entry.EventId!, older: false, ct) is { } before) return Repeated(before);
        if (await tools.DayAsync(new(profile, entry.Meter, tools.Hours.Of(tools.Now).Day), ct) is { Source: DaySource.Total }) return Refuse(UsageRefusals.OtherSource);
        if (await tools.Rule.RefuseAsync(tools.Db, new(profile, entry.Meter, entry.Units, tools.Now), ct) is { } no) return Refuse(no);
        var written = await WriteOne.AddAsync(tools, Row(profile, tools.Now), DaySource.Events, ct);
        Result = new(UsageOutcome.Accepted, profile);
        return written;
    }

    private UsedMore? Repeated(UsageEventRow before)
    {
        var same = entry.IsSameAs(new(before.ProfileId, before.Meter, before.Units, before.At, before.AtGiven, before.Properties));
        Result = same ? new(UsageOutcome.Duplicate, ProfileId) : new(UsageOutcome.Conflict, ProfileId, UsageRefusals.OtherContent);
        return null;
    }

    private UsedMore? Refuse(Refusal why)
    {
        Result = new(UsageOutcome.Refused, ProfileId, why);
        return null;
    }

    private UsageEventRow Row(long profile, DateTime now) => new()
    {
        ProfileId = profile,
        Meter = entry.Meter,
        EventId = entry.EventId,
        Units = entry.Units,
        At = now,
        ReceivedAt = now,
        Source = UsageSource.Consumed,
        ApiKeyId = apiKeyId,
        Properties = entry.Properties,
    };
}
