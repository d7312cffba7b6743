using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <param name="Version">0 where nothing was said yet.</param>
/// <param name="Buyer">What would stand on an invoice that became final now.</param>
/// <param name="NotPrinted">The name of the account, when it has a letter that cannot be printed and nothing else was typed.</param>
internal sealed record OwnDetails(TypedDetails Typed, int Version, Party Buyer, string? NotPrinted)
{
    /// <summary>Enough for most bookkeepers.</summary>
    public bool IsWhole => Typed is { Name.Length: > 0, Address.Length: > 0, Country.Length: > 0 };
}

/// <summary>A customer's invoice details as they are.</summary>
internal sealed class ReadInvoiceDetails(IDbContextFactory<PortalDb> database)
{
    public async Task<OwnDetails> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var profile = await db.Set<BillingProfileRow>().AsNoTracking().SingleAsync(p => p.Id == profileId, ct);
        var row = await db.Set<InvoiceDetailsRow>().AsNoTracking().SingleOrDefaultAsync(d => d.ProfileId == profileId, ct);
        return new(TypedDetails.Of(row), row?.Version ?? 0, ReadParties.Buyer(profile, row), string.IsNullOrEmpty(row?.Name) && Printable.FirstOutside(profile.Name ?? "") is not null ? profile.Name : null);
    }
}
