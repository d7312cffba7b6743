using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

internal sealed class ReadCatalogue : ICatalogue
{
    public async Task<IReadOnlyList<OfferedTier>> OfferedAsync(PortalDb db, CancellationToken ct = default) =>
        [.. (await Newest(db).ToListAsync(ct)).Select(Offered)];

    public async Task<OfferedTier> ForNewAsync(PortalDb db, string? asked, CancellationToken ct = default) =>
        ForNew(await Newest(db).ToListAsync(ct), asked) is { } row ? Offered(row) : throw new InvalidOperationException("The catalogue offers no tier that a new customer could be given.");

    public async Task<TierTerms?> FreeAsync(PortalDb db, CancellationToken ct = default) =>
        await Newest(db).FirstOrDefaultAsync(v => !v.NeedsCard, ct) is { } free ? Terms.Of(free) : null;

    /// <summary>Of each tier that is offered, the version for new customers.</summary>
    internal static IQueryable<TierVersionRow> Newest(PortalDb db)
    {
        var all = db.Set<TierVersionRow>();
        return all.AsNoTracking().Include(v => v.Tier)
            .Where(v => v.Tier.ArchivedAt == null && v.Number == all.Where(other => other.TierId == v.TierId).Max(other => other.Number))
            .OrderBy(v => v.Tier.Position).ThenBy(v => v.TierId);
    }

    /// <summary>Of the tiers that are offered, the one for a new customer; null when Stripe invoices all of them, or there is none.</summary>
    internal static TierVersionRow? ForNew(IEnumerable<TierVersionRow> newest, string? asked)
    {
        var open = newest.Where(v => v.InvoicedBy == Invoicer.Portal).ToArray();
        return Array.Find(open, v => v.Tier.Name.Equals(asked?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Array.Find(open, v => v.Tier.IsDefault) ?? open.FirstOrDefault();
    }

    private static OfferedTier Offered(TierVersionRow row) =>
        new(row.TierId, row.Id, row.Tier.Position, row.Tier.IsDefault, row.InvoicedBy == Invoicer.Stripe, Terms.Of(row));
}
