using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Samples;

/// <summary>What became of sample customers, as one compares it.</summary>
internal static class CrowdLife
{
    /// <summary>Each invoice by whose it is, of which month, and how much.</summary>
    public static Task<List<string>> BilledAsync(this PortalKit kit) => kit.ReadAsync(async db =>
        (await db.Set<InvoiceRow>().Select(i => new { i.Profile.Reference, i.Month, i.Kind, i.State, i.TotalMinor, i.FinalAt }).ToListAsync())
        .Select(i => FormattableString.Invariant($"{i.Reference} {i.Month:yyyy-MM} {i.Kind} {i.State} {i.TotalMinor} {i.FinalAt:O}")).Order(StringComparer.Ordinal).ToList());

    /// <summary>The same with all that happened to each, and what was used.</summary>
    public static async Task<string> ToldAsync(this PortalKit kit)
    {
        var happened = await kit.ReadAsync(async db => (await (from t in db.Set<TimelineRow>() join p in db.Set<BillingProfileRow>() on t.ProfileId equals p.Id select new { p.Reference, t.At, t.Kind, t.Sentence }).ToListAsync())
            .Select(t => FormattableString.Invariant($"{t.Reference} {t.At:O} {t.Kind}")).Order(StringComparer.Ordinal));
        var used = await kit.ReadAsync(db => db.Set<UsageEventRow>().SumAsync(e => e.Units));
        return string.Join('\n', [.. await kit.BilledAsync(), .. happened, FormattableString.Invariant($"{used} units")]);
    }
}
