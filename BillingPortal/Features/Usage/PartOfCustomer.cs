using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>A customer's usage, caps and marks. They name nobody, and what was billed is reckoned from usage and caps: those stay.</summary>
internal sealed class PartOfCustomer : IPartOfCustomer
{
    public string Name => "usage";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct) => new
    {
        Days = await db.Set<UsageDayRow>().AsNoTracking().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units).OrderBy(u => u.Day).Select(u => new { u.Day, u.Units }).ToListAsync(ct),
        SpendingCaps = await db.Set<SpendingCapRow>().AsNoTracking().Where(c => c.ProfileId == profileId).OrderBy(c => c.Id).Select(c => new { c.FromDay, c.CapMinor, c.SetAt }).ToListAsync(ct),
        Marks = (await OwnMarks.ReadAsync(db, profileId, ct)).Percents,
        Warnings = await db.Set<UsageWarningRow>().AsNoTracking().Where(w => w.ProfileId == profileId).OrderBy(w => w.Id).Select(w => new { w.At, Of = w.Of.ToString(), w.Percent, w.Used, w.Limit, w.Told }).ToListAsync(ct),
    };

    public Task EraseAsync(PortalDb db, long profileId, CancellationToken ct) => db.Set<UsageMarksRow>().Where(m => m.ProfileId == profileId).ExecuteDeleteAsync(ct);
}
