using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>What customers are owed by credit notes and was not used yet, the oldest first.</summary>
internal sealed class OpenCredits
{
    private readonly ILookup<long, Rest> rests;

    private OpenCredits(IEnumerable<Rest> rests) => this.rests = rests.ToLookup(r => r.ProfileId);

    public static async Task<OpenCredits> OfAsync(PortalDb db, IReadOnlyCollection<long> profiles, CancellationToken ct)
    {
        if (profiles.Count == 0) return new([]);
        var notes = await db.Set<CreditNoteRow>().AsNoTracking().Where(c => profiles.Contains(c.ProfileId)).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.ProfileId, Left = c.TotalMinor - c.Uses.Sum(u => u.AmountMinor) }).Where(c => c.Left > 0).ToListAsync(ct);
        return new(notes.Select(n => new Rest(n.ProfileId, n.Id) { Left = n.Left }));
    }

    /// <summary>Uses as much as lowers what is due, but leaves nothing that is too small to be collected.</summary>
    public IReadOnlyList<CreditUseRow> Use(InvoiceRow invoice, long smallestCharge, DateTime now)
    {
        var use = Most(invoice.TotalMinor - invoice.SettledMinor, rests[invoice.ProfileId].Sum(r => r.Left), smallestCharge);
        var uses = new List<CreditUseRow>();
        foreach (var rest in rests[invoice.ProfileId])
        {
            var part = Math.Min(use, rest.Left);
            if (part == 0) continue;
            (use, rest.Left) = (use - part, rest.Left - part);
            uses.Add(new() { CreditNoteId = rest.NoteId, InvoiceId = invoice.Id, AmountMinor = part, UsedAt = now });
        }
        return uses;
    }

    private static long Most(long due, long credit, long smallestCharge) => credit >= due ? due : due - credit >= smallestCharge ? credit : Math.Max(0, due - smallestCharge);

    private sealed record Rest(long ProfileId, long NoteId)
    {
        public long Left { get; set; }
    }
}
