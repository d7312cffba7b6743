using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog;

/// <summary>Catalogues of a test's own making.</summary>
internal static class CatalogKit
{
    public static Task<List<TierVersionRow>> VersionsAsync(this PortalKit kit) =>
        kit.ReadAsync(db => db.Set<TierVersionRow>().AsNoTracking().Include(v => v.Tier).OrderBy(v => v.Tier.Position).ThenBy(v => v.Number).ToListAsync());

    /// <summary>Another tier, after those that are there: $10 for 10 units a month unless the test says otherwise.</summary>
    public static Task<TierRow> AddTierAsync(this PortalKit kit, string name, Action<Terms>? terms = null, Action<TierRow>? adjust = null) =>
        kit.Database.WriteAsync(db => AddTierAsync(db, name, terms, adjust));

    public static async Task<TierRow> AddTierAsync(PortalDb db, string name, Action<Terms>? terms = null, Action<TierRow>? adjust = null)
    {
        var tier = new TierRow { Name = name, Position = 1 + (await db.Set<TierRow>().MaxAsync(t => (int?)t.Position) ?? 0), IsDefault = false };
        adjust?.Invoke(tier);
        tier.Versions.Add(Version(1, terms));
        db.Add(tier);
        return tier;
    }

    public static TierVersionRow Version(int number, Action<Terms>? adjust = null)
    {
        var terms = new Terms();
        adjust?.Invoke(terms);
        return new()
        {
            Number = number,
            Base = new Money(terms.Base, Currency.Usd),
            YearlyMinor = terms.Yearly,
            Included = terms.Included,
            RangeFrom = terms.From,
            UnitPrice = terms.UnitPrice,
            HardLimit = terms.HardLimit,
            TrialDays = terms.TrialDays,
            NeedsCard = terms.NeedsCard,
            CardFirst = terms.CardFirst,
            InvoicedBy = terms.InvoicedBy,
            Features = terms.Features,
            PublishedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
    }

    internal sealed class Terms
    {
        public long Base { get; set; } = 1000;

        public long? Yearly { get; set; }

        public long Included { get; set; } = 10;

        public long From { get; set; }

        public string? UnitPrice { get; set; }

        public bool HardLimit { get; set; }

        public int? TrialDays { get; set; }

        public bool NeedsCard { get; set; } = true;

        public bool CardFirst { get; set; }

        public Invoicer InvoicedBy { get; set; }

        public string Features { get; set; } = "{}";
    }
}
