using System.Globalization;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>A published tier for programs, in the version that new customers get. Prices are exact, so they are text.</summary>
/// <param name="IsDefault">Whoever signs up without a choice gets it.</param>
/// <param name="Base">A month of it, in major units.</param>
/// <param name="Yearly">A year at once; null where it is not sold so.</param>
/// <param name="Included">Units a month that the base pays for.</param>
/// <param name="UnitPrice">Of each unit above; null when nothing above is billed.</param>
/// <param name="HardLimit">Use stops at what is included.</param>
/// <param name="TrialDays">Its own, or the installation's.</param>
/// <param name="InvoicedBy">"portal" or "stripe".</param>
/// <param name="Features">What it gives besides units, by name.</param>
internal sealed record Plan(
    string Name, int Version, bool IsDefault, string Currency, string Base, string? Yearly, long From, long Included, string? UnitPrice, bool HardLimit,
    int TrialDays, bool NeedsCard, bool CardFirst, string InvoicedBy, JsonObject Features);

/// <summary>All of them, in order.</summary>
internal sealed record Plans(IReadOnlyList<Plan> Data);

/// <summary>The published catalogue, as it stands at this moment.</summary>
internal sealed class ListPlans(IDbContextFactory<PortalDb> database, BillingSettings settings)
{
    public async Task<Plans> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return new([.. (await ReadCatalogue.Newest(db).ToListAsync(ct)).Select(Plan)]);
    }

    private Plan Plan(TierVersionRow row)
    {
        var (terms, currency) = (Terms.Of(row), row.Base.Currency);
        return new(terms.Name, row.Number, row.Tier.IsDefault, currency.Code, Text(row.Base), row.YearlyMinor is { } yearly ? Text(new(yearly, currency)) : null, terms.From, terms.Included,
            terms.PriceAbove?.ToString(), terms.HardLimit, TrialDays(row), terms.NeedsCard, terms.CardFirst, row.InvoicedBy == Invoicer.Stripe ? "stripe" : "portal", JsonNode.Parse(row.Features)!.AsObject());
    }

    private int TrialDays(TierVersionRow row) => row.NeedsCard ? row.TrialDays ?? settings.TrialDays : 0;

    private static string Text(Money amount) => amount.Major.ToString("F" + amount.Currency.Exponent, CultureInfo.InvariantCulture);
}
