using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

internal sealed class ReadUsedUnits : IUsedUnits
{
    public async Task<IReadOnlyDictionary<(long ProfileId, CalendarMonth Month), long>> OfAsync(PortalDb db, IReadOnlyList<long> profiles, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default)
    {
        DateOnly[] firsts = [.. months.Select(m => m.First)];
        var sums = await db.Set<UsageMonthRow>().Where(u => profiles.Contains(u.ProfileId) && firsts.Contains(u.Month)).Select(u => new { u.ProfileId, u.Month, u.Units }).ToListAsync(ct);
        return sums.ToDictionary(s => (s.ProfileId, CalendarMonth.Of(s.Month)), s => s.Units);
    }
}
