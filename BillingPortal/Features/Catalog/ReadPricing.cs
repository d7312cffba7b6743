using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>A month of a tier in which more is used than is included, as it would be billed.</summary>
public sealed record MonthAbove(long Used, long Above, UnitPrice Price, Money Total);

/// <summary>A tier as it is offered to everybody.</summary>
/// <param name="TrialDays">Its own, or the installation's.</param>
/// <param name="Example">Null when nothing above is billed.</param>
public sealed record PricedTier(TierTerms Terms, Money? Yearly, bool IsDefault, bool IsByStripe, int TrialDays, IReadOnlyList<TierFeature> Features, MonthAbove? Example);

/// <summary>All that is offered.</summary>
/// <param name="Begins">The tier that whoever signs up without a choice begins with; null when nothing is offered that one could begin with.</param>
/// <param name="FallsTo">The tier that a trial without a card ends in; null when everything closes instead.</param>
internal sealed record Pricing(IReadOnlyList<PricedTier> Tiers, string? Begins, string? FallsTo)
{
    /// <summary>Is there a tier whose months this portal bills?</summary>
    public bool BillsMonths => Tiers.Any(t => t.Terms.NeedsCard && !t.IsByStripe);
}

/// <summary>The tiers with their prices, for the page that anybody may read.</summary>
internal sealed class ReadPricing(IDbContextFactory<PortalDb> database, BillingSettings settings, Installation installation, BillingClock clock)
{
    public async Task<Pricing> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await ReadCatalogue.Newest(db).ToListAsync(ct);
        var month = CalendarMonth.Of(installation.Zone.DayOf(clock.UtcNow));
        var falls = settings.FallsToFree ? rows.Find(v => !v.NeedsCard)?.Tier.Name : null;
        return new([.. rows.Select(v => Priced(v, month))], ReadCatalogue.ForNew(rows, asked: null)?.Tier.Name, falls);
    }

    private PricedTier Priced(TierVersionRow row, CalendarMonth month)
    {
        var terms = Terms.Of(row);
        Money? yearly = row.YearlyMinor is { } minor ? new(minor, row.Base.Currency) : null;
        return new(terms, yearly, row.Tier.IsDefault, row.InvoicedBy == Invoicer.Stripe, terms.TrialDays ?? settings.TrialDays, TierFeature.Read(row.Features), Example(terms, month));
    }

    // A quarter more than is included: enough to be seen, near enough to be likely.
    private static MonthAbove? Example(TierTerms terms, CalendarMonth month)
    {
        if (terms.PriceAbove is not { } price) return null;
        var used = terms.Included + Math.Max(1, terms.Included / 4);
        var rated = RateMonth.Of(MonthToRate.Whole(terms, month, used));
        return new(used, rated.OverageUnits, price, rated.Total);
    }
}
