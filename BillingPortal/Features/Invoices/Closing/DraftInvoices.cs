using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Makes the drafts of a month. Who has an invoice of it already keeps that one.</summary>
internal sealed class DraftInvoices(MakeInvoice make, IHoldUsage hold, ReadBuyers buyers, WaitForTotals wait, BillingClock clock)
{
    public async Task<IReadOnlyDictionary<long, Exception>> OfAsync(PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var first = month.First;
        var there = await db.Set<InvoiceRow>().Where(i => profiles.Contains(i.ProfileId) && i.Month == first && i.Kind == InvoiceKind.Month).Select(i => i.ProfileId).ToListAsync(ct);
        var watermark = await hold.HoldAsync(db, ct);
        var made = await make.OfAsync(db, month, [.. profiles.Except(there)], ct);
        await AddAsync(db, made.Made.Values, watermark, ct);
        return made.Faults;
    }

    /// <summary>Those that say something, as drafts, or parked. Without their lines, and not tracked.</summary>
    public async Task<IReadOnlyList<InvoiceRow>> AddAsync(PortalDb db, IEnumerable<MadeInvoice> made, long watermark, CancellationToken ct)
    {
        var telling = made.Where(m => m.Composed.Lines.Count > 0).ToDictionary(m => m.ProfileId);
        var known = await buyers.OfAsync(db, telling.Keys, ct);
        InvoiceRow[] rows = [.. telling.Values.OrderBy(m => m.ProfileId).Select(m => Row(m, known[m.ProfileId], watermark))];
        await wait.MarkAsync(db, rows, telling, ct);
        foreach (var (row, id) in rows.Zip(await db.ReserveAsync<InvoiceRow>(rows.Length, ct))) row.Id = id;
        await db.InsertAllAsync(rows, ct);
        await db.InsertAllAsync([.. rows.SelectMany(r => LineRows.Of(r.Id, telling[r.ProfileId].Composed, known[r.ProfileId].Show))], ct);
        return rows;
    }

    private InvoiceRow Row(MadeInvoice made, Buyer buyer, long watermark)
    {
        var held = HoldBack.Why(made, buyer, released: false);
        return new()
        {
            PublicId = PublicIds.OfInvoice(),
            ProfileId = made.ProfileId,
            Kind = made.Kind,
            Month = made.Month.First,
            State = held is null ? InvoiceState.Draft : InvoiceState.Parked,
            ParkedWhy = held,
            Currency = made.Composed.Total.Currency,
            SubtotalMinor = made.Composed.Total.Minor,
            TotalMinor = made.Composed.Total.Minor,
            DraftedAt = clock.UtcNow,
            Facts = made.Facts.ToJson(),
            Watermark = watermark,
        };
    }
}
