using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>Reads an invoice with all that a page tells of it. What each line came from is made again from what is kept with it.</summary>
internal sealed class ReadInvoice(IDbContextFactory<PortalDb> database, ReadParties parties, Installation installation, BillingSettings settings)
{
    /// <summary>Null when there is none of this id, or it is another customer's.</summary>
    public async Task<ShownInvoice?> RunAsync(string publicId, long? profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Profile).Include(i => i.Lines.OrderBy(l => l.Position)).ThenInclude(l => l.OneOff)
            .SingleOrDefaultAsync(i => i.PublicId == publicId && (profileId == null || i.ProfileId == profileId), ct);
        return row is null ? null : await ShownAsync(db, row, ct);
    }

    /// <summary>The same of a row that is there with its customer and lines, stored or not.</summary>
    internal async Task<ShownInvoice> ShownAsync(PortalDb db, InvoiceRow row, CancellationToken ct)
    {
        var facts = ReadFacts.Of(row);
        var composed = facts is null ? null : ReadFacts.Made(facts);
        var notes = await db.Set<CreditNoteRow>().AsNoTracking().Include(n => n.Lines.OrderBy(l => l.Position)).Where(n => n.InvoiceId == row.Id).OrderBy(n => n.Id).ToListAsync(ct);
        var uses = await db.Set<CreditUseRow>().Where(u => u.InvoiceId == row.Id).OrderBy(u => u.Id).Select(u => new ShownUse(u.CreditNote.Number, u.CreditNote.Invoice.PublicId, new Money(u.AmountMinor, row.Currency), u.UsedAt)).ToListAsync(ct);
        var next = row.State == InvoiceState.Moved ? await db.Set<InvoiceLineRow>().Where(l => l.FromInvoiceId == row.Id).Select(l => l.Invoice.PublicId).FirstOrDefaultAsync(ct) : null;
        var run = row.State == InvoiceState.Draft ? await db.Set<BillingRunRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Month == row.Month, ct) : null;
        var seller = row.Seller is null ? parties.Seller : Party.Parse(row.Seller);
        var buyer = row.Buyer is null ? await ReadParties.BuyerAsync(db, row.ProfileId, ct) : Party.Parse(row.Buyer);
        return new(row, row.Profile.PublicId, ListedCustomers.TitleOf(row.Profile), Shown(seller), Shown(buyer), await LinesAsync(db, row, facts, composed, ct), composed?.Rated, facts?.Month?.Used ?? 0, await CountedAsync(db, row, facts, ct), notes, uses,
            next, row.WaitsUntil > run?.FinalFrom ? row.WaitsUntil : run?.FinalFrom, settings.Approve && run is { ApprovedAt: null });
    }

    private static ShownParty Shown(Party party) => new(party.Name, [.. PartyWords.Below(party), .. Named("Your order: ", party.PurchaseOrder), .. Named("", PartyWords.Reach(party))]);

    private static IEnumerable<string> Named(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) yield return name + value;
    }

    // A line whose facts say something else is told without them: nobody is told what is not so.
    private static async Task<IReadOnlyList<ShownLine>> LinesAsync(PortalDb db, InvoiceRow row, InvoiceFacts? facts, ComposedInvoice? composed, CancellationToken ct)
    {
        var reasons = await ReasonsAsync(db, row, ct);
        var others = await OthersAsync(db, row, ct);
        return [.. row.Lines.Select((line, i) => new ShownLine(line, new(line.AmountMinor, row.Currency), From(composed, line, i), [.. Ids(line.Override).Select(id => reasons.GetValueOrDefault(id)).OfType<string>()], Other(line, facts, others)))];
    }

    private static ComposedLine? From(ComposedInvoice? composed, InvoiceLineRow line, int at) =>
        composed is not null && at < composed.Lines.Count && composed.Lines[at] is var from && from.Kind == line.Kind && from.Amount.Minor == line.AmountMinor ? from : null;

    private static async Task<Dictionary<long, string>> ReasonsAsync(PortalDb db, InvoiceRow row, CancellationToken ct)
    {
        var ids = row.Lines.SelectMany(l => Ids(l.Override)).ToHashSet();
        return ids.Count == 0 ? [] : await db.Set<OverrideRow>().Where(o => ids.Contains(o.Id) && o.ProfileId == row.ProfileId).ToDictionaryAsync(o => o.Id, o => o.Reason, ct);
    }

    private static async Task<Dictionary<long, string>> OthersAsync(PortalDb db, InvoiceRow row, CancellationToken ct)
    {
        long[] ids = [.. row.Lines.Select(l => l.FromInvoiceId).OfType<long>().Distinct()];
        return ids.Length == 0 ? [] : await db.Set<InvoiceRow>().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.PublicId, ct);
    }

    private static string? Other(InvoiceLineRow line, InvoiceFacts? facts, Dictionary<long, string> others) => line.FromInvoiceId is { } id
        ? others.GetValueOrDefault(id)
        : line.Kind == InvoiceLineKind.Late ? facts?.Late.FirstOrDefault(l => CalendarMonth.Parse(l.Billed.Month).First == line.Month)?.Invoice : null;

    // "5+7": the overrides in the order in which they were given.
    private static IEnumerable<long> Ids(string? text) => (text ?? "").Split('+', StringSplitOptions.RemoveEmptyEntries).Where(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(id => long.Parse(id, CultureInfo.InvariantCulture));

    private async Task<CountedUsage?> CountedAsync(PortalDb db, InvoiceRow row, InvoiceFacts? facts, CancellationToken ct)
    {
        if (facts?.Month?.Parts is not { Count: > 0 } parts) return null;
        var events = 0L;
        foreach (var (from, until) in parts)
            events += await db.Set<UsageEventRow>().LongCountAsync(e => e.ProfileId == row.ProfileId && e.At >= from && e.At < until && e.Id <= row.Watermark && e.Meter == Meters.Units, ct);
        var (first, last) = (parts[0].From, parts[^1].Until);
        return new(events, first, last, installation.Zone.DayOf(first), installation.Zone.DayOf(last.AddTicks(-1)));
    }
}
