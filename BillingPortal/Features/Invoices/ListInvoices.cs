using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <param name="Lines">The newest month first.</param>
/// <param name="Count">Of all pages together.</param>
internal sealed record MyInvoices(IReadOnlyList<InvoiceRow> Lines, int Count);

/// <summary>The invoices of a customer. There is one a month, so that they can be counted.</summary>
internal sealed class ListInvoices(IDbContextFactory<PortalDb> database)
{
    public const int PageSize = 12;

    /// <summary>A page of them, counted from 1.</summary>
    public async Task<MyInvoices> RunAsync(long profileId, int page, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var all = Of(db, profileId);
        return new(await Newest(all).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), await all.CountAsync(ct));
    }

    /// <summary>The newest few.</summary>
    public async Task<IReadOnlyList<InvoiceRow>> LastAsync(long profileId, int most, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Newest(Of(db, profileId)).Take(most).ToListAsync(ct);
    }

    private static IQueryable<InvoiceRow> Of(PortalDb db, long profileId) => db.Set<InvoiceRow>().AsNoTracking().Where(i => i.ProfileId == profileId);

    private static IOrderedQueryable<InvoiceRow> Newest(IQueryable<InvoiceRow> all) => all.OrderByDescending(i => i.Month).ThenByDescending(i => i.Id);
}
