using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Do the catalogue and the customer's own terms still say what the invoice was reckoned with?</summary>
internal static class CompareTerms
{
    private static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);

    public static async Task<IReadOnlyList<InvoiceFault>> OfAsync(PortalDb db, long profileId, Currency currency, IEnumerable<MonthFacts> months, CancellationToken ct)
    {
        TermsFacts[] frozen = [.. months.SelectMany(m => m.Terms).Select(t => t with { From = default }).Distinct()];
        string[] names = [.. frozen.Select(t => t.Tier).Distinct(StringComparer.Ordinal)];
        var versions = await db.Set<TierVersionRow>().AsNoTracking().Include(v => v.Tier).Where(v => names.Contains(v.Tier.Name)).ToListAsync(ct);
        var overrides = frozen.Any(t => t.Override is not null) ? await db.Set<OverrideRow>().AsNoTracking().Where(o => o.ProfileId == profileId).OrderBy(o => o.Id).ToListAsync(ct) : [];
        return [.. frozen.Select(t => Differs(t, versions.Find(v => v.Tier.Name == t.Tier && v.Number == t.Version), overrides, currency)).OfType<InvoiceFault>()];
    }

    private static InvoiceFault? Differs(TermsFacts frozen, TierVersionRow? version, IReadOnlyList<OverrideRow> overrides, Currency currency)
    {
        if (version is null) return Fault($"The catalogue has no version {frozen.Version} of {frozen.Tier} any more.");
        var now = TermsFacts.Of(new(default, Own(Terms.Of(version), frozen.Override, overrides, currency)));
        if (now == frozen) return null;
        return Fault($"{frozen.Tier}, version {frozen.Version}{(frozen.Override is null ? "" : " with the customer's own terms")}, says {Written(now, currency)}; the invoice was reckoned with {Written(frozen, currency)}.");
    }

    private static InvoiceFault Fault(string sentence) => new(InvoiceCodes.Faults.TermsDiffer, sentence);

    // The newest that has a term counts for it; the name lists those that count.
    private static TierTerms Own(TierTerms terms, string? named, IReadOnlyList<OverrideRow> overrides, Currency currency)
    {
        if (named is null) return terms;
        var ids = named.Split('+');
        OverrideRow[] given = [.. overrides.Where(o => ids.Contains(o.Id.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal))];
        return terms with
        {
            Base = given.LastOrDefault(o => o.BaseMinor is not null)?.BaseMinor is { } minor ? new(minor, currency) : terms.Base,
            Included = given.LastOrDefault(o => o.Included is not null)?.Included ?? terms.Included,
            UnitPrice = given.LastOrDefault(o => o.UnitPrice is not null)?.UnitPrice is { } price ? UnitPrice.Parse(price) : terms.UnitPrice,
            Override = named,
        };
    }

    private static string Written(TermsFacts terms, Currency currency) => $"{Show.Money(new(terms.BaseMinor, currency))} with {Show.Number(terms.Included)} units"
        + (terms.UnitPrice is { } price ? $" and {Show.UnitPrice(UnitPrice.Parse(price).Major, currency)} above" : "") + (terms.HardLimit ? ", no more" : "");
}
