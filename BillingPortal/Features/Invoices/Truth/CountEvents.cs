using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Units from the events themselves: no counter is believed here.</summary>
internal sealed class CountEvents(PortalDb db, long profileId, long watermark)
{
    /// <summary>How many events were looked at until now.</summary>
    public long Events { get; private set; }

    /// <summary>In these pieces of time, as far as the events were there at the watermark.</summary>
    public async Task<long> InAsync(IReadOnlyList<Stay> parts, CancellationToken ct)
    {
        var units = 0L;
        foreach (var part in parts)
        {
            var (from, until) = (part.From, part.Until);
            var sum = await db.Set<UsageEventRow>().Where(e => e.ProfileId == profileId && e.At >= from && e.At < until && e.Id <= watermark && e.Meter == Meters.Units)
                .GroupBy(e => 1).Select(g => new { Events = g.LongCount(), Units = g.Sum(e => e.Units) }).SingleOrDefaultAsync(ct);
            (units, Events) = (units + (sum?.Units ?? 0), Events + (sum?.Events ?? 0));
        }
        return units;
    }
}
