using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>Why somebody should look at an invoice before it goes out.</summary>
public enum Outlier
{
    FirstBill,
    NoUsage,
    More,
    Less,
    NoDetails,
    Fault,
}

/// <param name="Before">What the month before came to; null where there was none.</param>
/// <param name="Sentence">What went wrong; null where nothing did.</param>
public sealed record OutlierSeen(Outlier Why, string Customer, string Title, Money? Total, Money? Before, string? Sentence = null);

/// <summary>What closing the month would make now.</summary>
/// <param name="Seen">Customers that were looked at, of so many.</param>
/// <param name="Counts">How many stand out, by why; of each the first are in <paramref name="Outliers"/>.</param>
public sealed record Rehearsal(CalendarMonth Month, DateTime At, int Seen, int Of, int Invoices, Money Total, Money Before, IReadOnlyDictionary<InvoiceFate, int> Fates, IReadOnlyDictionary<Outlier, int> Counts, IReadOnlyList<OutlierSeen> Outliers)
{
    public bool IsDone => Seen >= Of;
}

/// <summary>Closes the running month without storing anything, some customers at a time, and tells who stands out.</summary>
internal sealed class RehearseMonth(IDbContextFactory<PortalDb> database, MakeInvoice make, BillingClock clock, Installation installation)
{
    /// <summary>Of each kind so many are kept.</summary>
    public const int MostShown = 50;

    private const int PageSize = 100;
    private const int Halves = 2;

    public async Task<Rehearsal> RunAsync(Func<Rehearsal, Task>? told = null, CancellationToken ct = default)
    {
        var sheet = new Sheet(installation.Currency);
        var (now, seen, all) = (clock.UtcNow, 0, await CountAsync(ct));
        var month = CalendarMonth.Of(installation.Zone.DayOf(now));
        for (long after = 0; await PageAsync(after, ct) is { Count: > 0 } page; after = page[^1].Id)
        {
            await LookAsync(sheet, month, page, ct);
            seen += page.Count;
            if (told is not null) await told(sheet.Told(month, now, seen, Math.Max(all, seen + 1)));
        }
        return sheet.Told(month, now, seen, seen);
    }

    private async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().CountAsync(ct);
    }

    private async Task<List<BillingProfileRow>> PageAsync(long after, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().AsNoTracking().Where(p => p.Id > after).OrderBy(p => p.Id).Take(PageSize).ToListAsync(ct);
    }

    private async Task LookAsync(Sheet sheet, CalendarMonth month, List<BillingProfileRow> page, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        long[] ids = [.. page.Select(p => p.Id)];
        var made = await make.EachAsync(db, month, ids, ct);
        var last = month.Previous.First;
        var invoices = db.Set<InvoiceRow>().Where(i => ids.Contains(i.ProfileId) && i.Kind == InvoiceKind.Month);
        var before = await invoices.Where(i => i.Month == last).ToDictionaryAsync(i => i.ProfileId, i => i.TotalMinor, ct);
        var billed = (await invoices.Where(i => i.Month <= last).Select(i => i.ProfileId).Distinct().ToListAsync(ct)).ToHashSet();
        var known = (await db.Set<InvoiceDetailsRow>().Where(d => ids.Contains(d.ProfileId) && d.Name != null && d.Address != null && d.Country != null).Select(d => d.ProfileId).ToListAsync(ct)).ToHashSet();
        foreach (var profile in page)
        {
            if (made.Faults.GetValueOrDefault(profile.Id) is { } fault) sheet.Add(Of(Outlier.Fault, profile, null, null, fault.Message));
            if (made.Made.GetValueOrDefault(profile.Id) is { Composed.Fate: not InvoiceFate.None } one) Look(sheet, profile, one, before.TryGetValue(profile.Id, out var minor) ? minor : null, billed.Contains(profile.Id), known.Contains(profile.Id));
        }
    }

    private void Look(Sheet sheet, BillingProfileRow profile, MadeInvoice made, long? beforeMinor, bool wasBilled, bool isKnown)
    {
        var (total, before) = (made.Composed.Total, beforeMinor is { } minor ? new Money(minor, installation.Currency) : (Money?)null);
        sheet.Count(made.Composed.Fate, total, before);
        if (!wasBilled) sheet.Add(Of(Outlier.FirstBill, profile, total, before));
        if (made.Facts.Month?.Used == 0) sheet.Add(Of(Outlier.NoUsage, profile, total, before));
        if (!isKnown) sheet.Add(Of(Outlier.NoDetails, profile, total, before));
        if (before is not { Minor: > 0 } then) return;
        if ((decimal)(total.Minor - then.Minor) * Halves > then.Minor) sheet.Add(Of(Outlier.More, profile, total, before));
        if ((decimal)(then.Minor - total.Minor) * Halves > then.Minor) sheet.Add(Of(Outlier.Less, profile, total, before));
    }

    private static OutlierSeen Of(Outlier why, BillingProfileRow profile, Money? total, Money? before, string? sentence = null) => new(why, profile.PublicId, ListedCustomers.TitleOf(profile), total, before, sentence);

    private sealed class Sheet(Currency currency)
    {
        private readonly Dictionary<InvoiceFate, int> fates = [];
        private readonly Dictionary<Outlier, int> counts = [];
        private readonly List<OutlierSeen> outliers = [];
        private int invoices;
        private Money total = Money.Zero(currency);
        private Money beforeAll = Money.Zero(currency);

        public void Count(InvoiceFate fate, Money amount, Money? before)
        {
            invoices++;
            fates[fate] = fates.GetValueOrDefault(fate) + 1;
            total += amount;
            beforeAll += before ?? Money.Zero(currency);
        }

        public void Add(OutlierSeen outlier)
        {
            var count = counts[outlier.Why] = counts.GetValueOrDefault(outlier.Why) + 1;
            if (count <= MostShown) outliers.Add(outlier);
        }

        public Rehearsal Told(CalendarMonth month, DateTime at, int seen, int of) => new(month, at, seen, of, invoices, total, beforeAll, new Dictionary<InvoiceFate, int>(fates), new Dictionary<Outlier, int>(counts), [.. outliers]);
    }
}
