using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Is what an invoice took from elsewhere still what stands there: units, earlier invoices, what admins added, what was carried?</summary>
internal sealed class CompareSources(PortalDb db, InvoiceRow row, InvoiceFacts facts, CountEvents count)
{
    public async Task<IReadOnlyList<InvoiceFault>> RunAsync(CancellationToken ct)
    {
        var faults = new List<InvoiceFault?>();
        if (facts.Month is { } month) faults.Add(await UnitsAsync(month.Month, month.Used, month, ct));
        foreach (var late in facts.Late)
        {
            faults.Add(await UnitsAsync(late.Billed.Month, late.UsedNow, late.Billed, ct));
            faults.Add(await EarlierAsync(late, ct));
        }
        foreach (var one in facts.OneOffs) faults.Add(await OneOffAsync(one, ct));
        foreach (var from in facts.Carried.GroupBy(c => c.FromInvoice)) faults.Add(await CarriedAsync(from.Key, [.. from], ct));
        return [.. faults.OfType<InvoiceFault>()];
    }

    private async Task<InvoiceFault?> UnitsAsync(string name, long written, MonthFacts month, CancellationToken ct)
    {
        var counted = await count.InAsync(month.Parts, ct);
        return counted == written ? null : new(InvoiceCodes.Faults.UsageDiffers,
            string.Create(CultureInfo.InvariantCulture, $"{written:N0} units stand on the invoice for {Written(name)}; the events that were there when it was made come to {counted:N0}."));
    }

    // What was billed for a month until then is told by the last invoice before this one that speaks of it.
    private async Task<InvoiceFault?> EarlierAsync(LateFacts late, CancellationToken ct)
    {
        var (first, month) = (CalendarMonth.Parse(late.Billed.Month).First, late.Billed.Month);
        var earlier = await db.Set<InvoiceRow>().AsNoTracking()
            .Where(i => i.ProfileId == row.ProfileId && i.Id != row.Id && i.Month >= first && i.Month <= row.Month && i.State != InvoiceState.Draft && i.State != InvoiceState.Parked)
            .OrderBy(i => i.Month).ThenBy(i => i.Id).ToListAsync(ct);
        var told = earlier.Where(i => i.Month < row.Month || i.Kind == InvoiceKind.Month).Select(i => (i.PublicId, Facts: ReadFacts.Of(i))).ToArray();
        var own = Array.Find(told, i => string.Equals(i.PublicId, late.Invoice, StringComparison.Ordinal)).Facts?.Month;
        var billed = told.Select(i => i.Facts is { } facts ? Billed(facts, month) : null).LastOrDefault(u => u is not null);
        if (own is not null && billed == late.Billed.Used && Same(own, late.Billed)) return null;
        return new(InvoiceCodes.Faults.EarlierDiffers, own is null ? $"The invoice of {Written(month)} that this one corrects is not there."
            : string.Create(CultureInfo.InvariantCulture, $"This invoice takes {late.Billed.Used:N0} units of {Written(month)} as billed before, on the terms of then; its own invoices say {billed ?? 0:N0}, or other terms."));
    }

    private static long? Billed(InvoiceFacts told, string month) =>
        told.Late.LastOrDefault(l => string.Equals(l.Billed.Month, month, StringComparison.Ordinal))?.UsedNow ?? (string.Equals(told.Month?.Month, month, StringComparison.Ordinal) ? told.Month!.Used : null);

    // Lists are compared by what is in them, the rest as it is.
    private static bool Same(MonthFacts one, MonthFacts other) => one == other with { Used = one.Used, Parts = one.Parts, Terms = one.Terms, Spans = one.Spans }
        && one.Parts.SequenceEqual(other.Parts) && one.Terms.SequenceEqual(other.Terms) && one.Spans.SequenceEqual(other.Spans);

    private async Task<InvoiceFault?> OneOffAsync(OneOffFacts one, CancellationToken ct)
    {
        var stored = await db.Set<OneOffRow>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == one.Id && o.ProfileId == row.ProfileId, ct);
        var stands = stored is not null && stored.AmountMinor == one.AmountMinor && string.Equals(stored.Text, one.Text, StringComparison.Ordinal);
        return stands && (row.IsOpenToChange() || stored!.InvoiceId == row.Id) ? null : new(InvoiceCodes.Faults.OneOffDiffers, $"'{one.Text}' is not what was agreed, or stands on another invoice.");
    }

    private async Task<InvoiceFault?> CarriedAsync(long from, IReadOnlyList<CarriedFacts> carried, CancellationToken ct)
    {
        var earlier = await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == from && i.ProfileId == row.ProfileId && i.State == InvoiceState.Moved, ct);
        var stands = earlier?.Lines.OrderBy(l => l.Position).Select(l => new CarriedFacts(from, CalendarMonth.Of(l.Month).ToString(), l.Text, l.AmountMinor)).SequenceEqual(carried);
        return stands == true ? null : new(InvoiceCodes.Faults.CarriedDiffers, $"The lines that were carried from {Written(carried[0].Month)} are not those of the invoice that was too small to be collected.");
    }

    private static string Written(string month) => CalendarMonth.Parse(month).First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
