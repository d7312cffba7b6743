using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>Writes down what of months, and of what admins had added, stands on invoices for ever, so that it stands on no other.</summary>
internal static class KeepBilled
{
    public static async Task KeepAsync(PortalDb db, IReadOnlyList<ToSeal> drafts, CancellationToken ct)
    {
        foreach (var (row, made, _) in drafts)
        {
            foreach (var month in made.Billed)
            {
                if (month.IsOwn) db.Add(new BilledMonthRow { ProfileId = row.ProfileId, Month = month.Month.First, FirstMonth = month.FirstMonth.First, Units = month.Units, Changes = month.Changes, InvoiceId = row.Id });
                else await LateAsync(db, row.ProfileId, month, ct);
            }
            if (made.Facts.OneOffs.Count > 0) await OneOffsAsync(db, row.Id, [.. made.Facts.OneOffs.Select(o => o.Id)], ct);
        }
    }

    private static Task LateAsync(PortalDb db, long profile, Making.BilledNow late, CancellationToken ct) => db.Set<BilledMonthRow>().Where(b => b.ProfileId == profile && b.Month == late.Month.First)
        .ExecuteUpdateAsync(set => set.SetProperty(b => b.Units, late.Units).SetProperty(b => b.Changes, late.Changes), ct);

    // Somebody may just have withdrawn one: then it is to be made again without.
    private static async Task OneOffsAsync(PortalDb db, long invoice, long[] ids, CancellationToken ct)
    {
        var kept = await db.Set<OneOffRow>().Where(o => ids.Contains(o.Id) && o.InvoiceId == null && o.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.InvoiceId, invoice), ct);
        if (kept != ids.Length) throw new DbUpdateConcurrencyException("What was to stand on the invoice was withdrawn meanwhile.");
    }
}
