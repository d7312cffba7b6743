using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <param name="Billed">The month as its own invoice has it, with the units that were billed by now.</param>
/// <param name="Invoice">The public id of that invoice.</param>
internal sealed record LateFound(long ProfileId, CalendarMonth Month, CalendarMonth FirstMonth, string Invoice, MonthFacts Billed, long UsedNow, long Changes);

/// <summary>
/// Finds what came, or was taken back, after a month's invoice was final. Each month remembers how many events moved its counters when it was billed:
/// only where they are others now its units are counted again, in the pieces of time that its invoice was made of.
/// </summary>
internal sealed class ReadLate(IUsedUnits used)
{
    /// <param name="before">Months before this one; the oldest stands first.</param>
    public async Task<ILookup<long, LateFound>> OfAsync(PortalDb db, IReadOnlyList<long> profiles, CalendarMonth before, CancellationToken ct)
    {
        var found = new List<LateFound>();
        foreach (var moved in await MovedAsync(db, profiles, before.First, ct))
        {
            var facts = InvoiceFacts.Parse(await db.Set<InvoiceRow>().Where(i => i.Id == moved.Billed.InvoiceId).Select(i => i.Facts).SingleAsync(ct)).Month!;
            var now = await used.InAsync(db, moved.Billed.ProfileId, facts.Parts, ct);
            found.Add(new(moved.Billed.ProfileId, CalendarMonth.Of(moved.Billed.Month), CalendarMonth.Of(moved.Billed.FirstMonth), moved.Invoice, facts with { Used = moved.Billed.Units }, now, moved.Changes));
        }
        return found.ToLookup(l => l.ProfileId);
    }

    private static async Task<IReadOnlyList<Moved>> MovedAsync(PortalDb db, IReadOnlyList<long> profiles, DateOnly before, CancellationToken ct)
    {
        var months = db.Set<UsageMonthRow>().Where(u => u.Meter == Meters.Units);
        var counted = await db.Set<BilledMonthRow>().AsNoTracking().Where(b => profiles.Contains(b.ProfileId) && b.Month < before)
            .Select(b => new { Billed = b, b.Invoice.PublicId, Now = months.Where(u => u.ProfileId == b.ProfileId && u.Month >= b.FirstMonth && u.Month <= b.Month).Sum(u => u.Changes) })
            .Where(b => b.Now != b.Billed.Changes).OrderBy(b => b.Billed.ProfileId).ThenBy(b => b.Billed.Month).ToListAsync(ct);
        return [.. counted.Select(c => new Moved(c.Billed, c.PublicId, c.Now))];
    }

    private sealed record Moved(BilledMonthRow Billed, string Invoice, long Changes);
}
