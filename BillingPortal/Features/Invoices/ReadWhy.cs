using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>Why an invoice is more or less than the one before it.</summary>
/// <param name="BeforeId">The public id of that one.</param>
/// <param name="From">What that one was made of.</param>
/// <param name="Now">What this one was made of.</param>
/// <param name="More">This one less that one; below zero where it is less.</param>
/// <param name="Parts">They add up to it.</param>
public sealed record ShownWhy(string BeforeId, CalendarMonth BeforeMonth, InvoiceToCompose From, InvoiceToCompose Now, Money More, IReadOnlyList<Difference> Parts);

/// <summary>Compares the invoice of a month with that of the last one before it that is final.</summary>
internal sealed class ReadWhy(IDbContextFactory<PortalDb> database)
{
    /// <summary>Null for the first.</summary>
    public async Task<ShownWhy?> RunAsync(InvoiceRow row, CancellationToken ct = default)
    {
        if (row.Kind != InvoiceKind.Month) return null;
        await using var db = await database.CreateDbContextAsync(ct);
        var before = await db.Set<InvoiceRow>().AsNoTracking().Where(i => i.ProfileId == row.ProfileId && i.Kind == InvoiceKind.Month && i.FinalAt != null && i.Month < row.Month).OrderByDescending(i => i.Month).FirstOrDefaultAsync(ct);
        return before is null || Facts(before) is not { } then || Facts(row) is not { } now ? null
            : new(before.PublicId, CalendarMonth.Of(before.Month), then, now, new(row.SubtotalMinor - before.SubtotalMinor, row.Currency), WhyMore.Of(then, now));
    }

    private static InvoiceToCompose? Facts(InvoiceRow row) => ReadFacts.Of(row) is { } facts ? ReadFacts.Input(facts) : null;
}
