using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>What waits for the next invoice of a customer, whichever that is.</summary>
internal sealed record Waiting(ILookup<long, LateFound> Late, ILookup<long, OneOffFacts> OneOffs, ILookup<long, CarriedFacts> Carried);

internal sealed class ReadWaiting(ReadLate late)
{
    public async Task<Waiting> OfAsync(PortalDb db, IReadOnlyList<long> profiles, CalendarMonth before, CancellationToken ct) =>
        new(await late.OfAsync(db, profiles, before, ct), await OneOffsAsync(db, profiles, ct), await CarriedAsync(db, profiles, ct));

    private static async Task<ILookup<long, OneOffFacts>> OneOffsAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct) =>
        (await db.Set<OneOffRow>().AsNoTracking().Where(o => o.InvoiceId == null && o.WithdrawnAt == null && profiles.Contains(o.ProfileId)).OrderBy(o => o.Id).ToListAsync(ct))
            .ToLookup(o => o.ProfileId, o => new OneOffFacts(o.Id, o.Text, o.AmountMinor));

    // A draft may have them already; they stand there for ever only once one that has them is final.
    private static async Task<ILookup<long, CarriedFacts>> CarriedAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var lines = db.Set<InvoiceLineRow>();
        var moved = db.Set<InvoiceRow>().Where(i => profiles.Contains(i.ProfileId) && i.State == InvoiceState.Moved
            && !lines.Any(l => l.FromInvoiceId == i.Id && l.Invoice.State != InvoiceState.Draft && l.Invoice.State != InvoiceState.Parked));
        return (await lines.AsNoTracking().Where(l => moved.Any(m => m.Id == l.InvoiceId)).OrderBy(l => l.InvoiceId).ThenBy(l => l.Position).Select(l => new { l.Invoice.ProfileId, Line = l }).ToListAsync(ct))
            .ToLookup(l => l.ProfileId, l => new CarriedFacts(l.Line.InvoiceId, CalendarMonth.Of(l.Line.Month).ToString(), l.Line.Text, l.Line.AmountMinor));
    }
}
