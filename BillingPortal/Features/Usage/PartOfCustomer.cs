using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>A customer's usage. It names nobody, and what was billed is reckoned from it: it stays.</summary>
internal sealed class PartOfCustomer : IPartOfCustomer
{
    public string Name => "usage";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct) =>
        await db.Set<UsageDayRow>().AsNoTracking().Where(u => u.ProfileId == profileId).OrderBy(u => u.Day).Select(u => new { u.Day, u.Units }).ToListAsync(ct);

    public Task EraseAsync(PortalDb db, long profileId, CancellationToken ct) => Task.CompletedTask;
}
