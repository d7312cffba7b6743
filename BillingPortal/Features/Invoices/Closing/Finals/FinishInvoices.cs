using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>Makes drafts final: each is composed anew with the latest usage, looked at once more, and becomes what it comes out as. All in the caller's transaction, which also takes their numbers.</summary>
internal sealed class FinishInvoices(MakeInvoice make, IHoldUsage hold, ReadBuyers buyers, SealInvoices seal)
{
    private static readonly string[] Decided =
    [
        nameof(InvoiceRow.Facts), nameof(InvoiceRow.SubtotalMinor), nameof(InvoiceRow.TotalMinor), nameof(InvoiceRow.Watermark), nameof(InvoiceRow.State), nameof(InvoiceRow.ParkedWhy),
        nameof(InvoiceRow.SettledMinor), nameof(InvoiceRow.FinalAt), nameof(InvoiceRow.DueOn), nameof(InvoiceRow.ClosedAt), nameof(InvoiceRow.Series), nameof(InvoiceRow.Year), nameof(InvoiceRow.Sequence),
        nameof(InvoiceRow.Number), nameof(InvoiceRow.Seller), nameof(InvoiceRow.Buyer),
    ];

    /// <param name="drafts">As they were just read, without their lines; of one customer at most one of a kind.</param>
    public async Task<IReadOnlyDictionary<long, Exception>> OfAsync(PortalDb db, IReadOnlyList<InvoiceRow> drafts, CancellationToken ct)
    {
        var watermark = await hold.HoldAsync(db, ct);
        var faults = new Dictionary<long, Exception>();
        foreach (var alike in drafts.GroupBy(d => (d.Kind, d.Month)))
        {
            var made = await MadeAsync(db, alike.Key.Kind, CalendarMonth.Of(alike.Key.Month), [.. alike.Select(d => d.ProfileId)], ct);
            foreach (var (profile, fault) in made.Faults) faults[profile] = fault;
            await FinishAsync(db, [.. alike.Where(d => !made.Faults.ContainsKey(d.ProfileId))], made.Made, watermark, ct);
        }
        return faults;
    }

    private Task<MadeInvoices> MadeAsync(PortalDb db, InvoiceKind kind, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct) =>
        kind == InvoiceKind.Month ? make.OfAsync(db, month, profiles, ct) : make.ClosingAsync(db, profiles.ToDictionary(p => p, _ => month), ct);

    private async Task FinishAsync(PortalDb db, IReadOnlyList<InvoiceRow> drafts, IReadOnlyDictionary<long, MadeInvoice> made, long watermark, CancellationToken ct)
    {
        var known = await buyers.OfAsync(db, [.. drafts.Select(d => d.ProfileId)], ct);
        // What had something to say and has nothing any more was never seen by anybody as an invoice.
        await RemoveAsync(db, [.. drafts.Where(d => !Tells(made, d)).Select(d => d.Id)], ct);
        ToSeal[] telling = [.. drafts.Where(d => Tells(made, d)).OrderBy(d => d.ProfileId).Select(d => new ToSeal(d, made[d.ProfileId], known[d.ProfileId]))];
        await ComposeAnewAsync(db, telling, watermark, ct);
        foreach (var (row, invoice, buyer) in telling) Judge(row, invoice, buyer);
        await seal.DoAsync(db, [.. telling.Where(t => t.Row.State == InvoiceState.Draft)], ct);
        // Last, for once an invoice is final no line can be added.
        await db.UpdateAllAsync([.. telling.Select(t => t.Row)], Decided, ct);
    }

    private static async Task RemoveAsync(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count > 0 && await db.Set<InvoiceRow>().Where(i => ids.Contains(i.Id) && i.State == InvoiceState.Draft).ExecuteDeleteAsync(ct) != ids.Count)
            throw new DbUpdateConcurrencyException("A draft that has nothing to say any more was changed meanwhile.");
    }

    private static bool Tells(IReadOnlyDictionary<long, MadeInvoice> made, InvoiceRow draft) => made.TryGetValue(draft.ProfileId, out var now) && now.Composed.Lines.Count > 0;

    private static async Task ComposeAnewAsync(PortalDb db, IReadOnlyList<ToSeal> all, long watermark, CancellationToken ct)
    {
        var changed = new List<ToSeal>();
        foreach (var one in all)
        {
            one.Row.Watermark = watermark;
            if (one.Made.Facts.ToJson() is var facts && facts == one.Row.Facts) continue;
            (one.Row.Facts, one.Row.SubtotalMinor, one.Row.TotalMinor) = (facts, one.Made.Composed.Total.Minor, one.Made.Composed.Total.Minor);
            changed.Add(one);
        }
        long[] ids = [.. changed.Select(t => t.Row.Id)];
        if (ids.Length > 0) await db.Set<InvoiceLineRow>().Where(l => ids.Contains(l.InvoiceId)).ExecuteDeleteAsync(ct);
        await db.InsertAllAsync([.. changed.SelectMany(t => LineRows.Of(t.Row.Id, t.Made.Composed, t.Buyer.Show))], ct);
    }

    private static void Judge(InvoiceRow row, MadeInvoice made, Buyer buyer)
    {
        if (HoldBack.Why(made, buyer, row.Released) is { } why) (row.State, row.ParkedWhy) = (InvoiceState.Parked, why);
    }
}
