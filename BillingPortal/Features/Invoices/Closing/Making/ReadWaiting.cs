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
        var (lines, moved) = (db.Set<InvoiceLineRow>().AsNoTracking(), await MovedAsync(db, profiles, ct));
        if (moved.Length == 0) return Array.Empty<CarriedFacts>().ToLookup(_ => 0L);
        return (await lines.Where(l => moved.Contains(l.InvoiceId)).OrderBy(l => l.InvoiceId).ThenBy(l => l.Position).Select(l => new { l.Invoice.ProfileId, Line = l }).ToListAsync(ct))
            .ToLookup(l => l.ProfileId, l => new CarriedFacts(l.Line.InvoiceId, CalendarMonth.Of(l.Line.Month).ToString(), l.Line.Text, l.Line.AmountMinor));
    }

    // The state is looked at here: asked for it, SQLite goes through all invoices of that state, whosever they are. What is final and has no number is moved or waived.
    private static async Task<long[]> MovedAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var lines = db.Set<InvoiceLineRow>();
        var small = await db.Set<InvoiceRow>().Where(i => profiles.Contains(i.ProfileId) && i.FinalAt != null && i.Number == null
            && !lines.Any(l => l.FromInvoiceId == i.Id && l.Invoice.State != InvoiceState.Draft && l.Invoice.State != InvoiceState.Parked)).Select(i => new { i.Id, i.State }).ToListAsync(ct);
        return [.. small.Where(i => i.State == InvoiceState.Moved).Select(i => i.Id)];
    }
}
