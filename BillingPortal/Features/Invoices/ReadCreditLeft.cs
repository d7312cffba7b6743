using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>How much of an invoice may still be credited.</summary>
internal sealed class ReadCreditLeft(IDbContextFactory<PortalDb> database)
{
    public async Task<CreditLeft> RunAsync(InvoiceRow row, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await GiveCredit.LeftAsync(db, row, ct);
    }
}
