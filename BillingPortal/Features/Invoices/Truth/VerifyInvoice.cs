using System.Text.Json;
using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>
/// Makes an invoice again from what it was made of, and compares: the events that were there are counted anew, the terms are looked up, each line and the total are held against what is stored.
/// A draft is compared with what it was made of the last time.
/// </summary>
internal sealed class VerifyInvoice(IDbContextFactory<PortalDb> database)
{
    /// <summary>Null when there is no such invoice.</summary>
    /// <param name="name">Its id or number.</param>
    /// <param name="profileId">Of the customer who asks; null for staff and jobs, who may ask for any.</param>
    public Task<InvoiceVerified?> RunAsync(string name, long? profileId = null, CancellationToken ct = default) =>
        database.AtOnceAsync(async db => await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).Named(name).SingleOrDefaultAsync(i => profileId == null || i.ProfileId == profileId, ct) is { } row
            ? await OfAsync(db, row, ct) : null, ct);

    /// <inheritdoc cref="RunAsync(string, long?, CancellationToken)"/>
    public Task<InvoiceVerified?> RunAsync(long id, CancellationToken ct = default) =>
        database.AtOnceAsync(async db => await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id, ct) is { } row ? await OfAsync(db, row, ct) : null, ct);

    private static async Task<InvoiceVerified> OfAsync(PortalDb db, InvoiceRow row, CancellationToken ct)
    {
        var count = new CountEvents(db, row.ProfileId, row.Watermark);
        var faults = await FaultsAsync(db, row, count, ct);
        return new(row.Id, row.PublicId, row.Number ?? row.PublicId, row.Lines.Count, count.Events, faults);
    }

    private static async Task<IReadOnlyList<InvoiceFault>> FaultsAsync(PortalDb db, InvoiceRow row, CountEvents count, CancellationToken ct)
    {
        if (Read(row) is not var (facts, made)) return [new(InvoiceCodes.Faults.FactsUnreadable, "What this invoice was made of cannot be read any more, so it cannot be made again.")];
        var sources = await new CompareSources(db, row, facts, count).RunAsync(ct);
        var terms = await CompareTerms.OfAsync(db, row.ProfileId, row.Currency, facts.Late.Select(l => l.Billed).Concat(facts.Month is { } month ? [month] : []), ct);
        var standing = await CompareStanding.OfAsync(db, row, made, ct);
        return [.. sources, .. terms, .. CompareLines.Of(row, [.. row.Lines.OrderBy(l => l.Position)], made), .. standing];
    }

    // Whatever stands in it behind the program's back is a finding, not a broken program.
    private static (InvoiceFacts Facts, ComposedInvoice Made)? Read(InvoiceRow row) => ReadFacts.Of(row) is { } facts && ReadFacts.Made(facts) is { } made ? (facts, made) : null;
}
