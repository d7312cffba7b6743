using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>Writes down what of months, and of what admins had added, stands on invoices for ever, so that it stands on no other.</summary>
internal static class KeepBilled
{
    public static async Task KeepAsync(PortalDb db, IReadOnlyList<ToSeal> drafts, CancellationToken ct)
    {
        await db.InsertAllAsync([.. drafts.SelectMany(d => d.Made.Billed.Where(m => m.IsOwn).Select(m => Own(d.Row, m)))], ct);
        foreach (var (row, made, _) in drafts)
        {
            foreach (var late in made.Billed.Where(m => !m.IsOwn)) await LateAsync(db, row.ProfileId, late, ct);
            if (made.Facts.OneOffs.Count > 0) await OneOffsAsync(db, row.Id, [.. made.Facts.OneOffs.Select(o => o.Id)], ct);
        }
    }

    private static BilledMonthRow Own(InvoiceRow row, BilledNow month) =>
        new() { ProfileId = row.ProfileId, Month = month.Month.First, FirstMonth = month.FirstMonth.First, Units = month.Units, Changes = month.Changes, InvoiceId = row.Id };

    private static Task LateAsync(PortalDb db, long profile, BilledNow late, CancellationToken ct) => db.Set<BilledMonthRow>().Where(b => b.ProfileId == profile && b.Month == late.Month.First)
        .ExecuteUpdateAsync(set => set.SetProperty(b => b.Units, late.Units).SetProperty(b => b.Changes, late.Changes), ct);

    // Somebody may just have withdrawn one: then it is to be made again without.
    private static async Task OneOffsAsync(PortalDb db, long invoice, long[] ids, CancellationToken ct)
    {
        var kept = await db.Set<OneOffRow>().Where(o => ids.Contains(o.Id) && o.InvoiceId == null && o.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.InvoiceId, invoice), ct);
        if (kept != ids.Length) throw new DbUpdateConcurrencyException("What was to stand on the invoice was withdrawn meanwhile.");
    }
}
