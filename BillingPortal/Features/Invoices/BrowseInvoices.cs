using System.Runtime.CompilerServices;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Admin;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>An invoice in the list of the staff.</summary>
/// <param name="Customer">The public id.</param>
internal sealed record InvoiceListed(InvoiceRow Row, string Customer, string Title);

/// <param name="Next">Where the page below begins; null on the last.</param>
internal sealed record InvoicesFound(IReadOnlyList<InvoiceListed> Lines, BesideInvoice? Next);

/// <summary>Invoices for staff, the newest first: of a state those that became final last. A page is read from its place on, so that none costs more than the first.</summary>
internal sealed class BrowseInvoices(IDbContextFactory<PortalDb> database)
{
    private const int PieceSize = 500;

    // So many customers lead to their invoices; of more than these each page finds some by reading on.
    private const int Few = 200;

    public async Task<InvoicesFound> RunAsync(InvoicesQuestion asked, CancellationToken ct = default)
    {
        var lines = await PieceAsync(asked, InvoicesQuestion.PageSize + 1, ct);
        return new([.. lines.Take(InvoicesQuestion.PageSize)], lines.Count > InvoicesQuestion.PageSize ? Place(asked, lines[InvoicesQuestion.PageSize - 1].Row) : null);
    }

    /// <summary>All of them, for a file.</summary>
    public async IAsyncEnumerable<InvoiceListed> AllAsync(InvoicesQuestion asked, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var piece = asked with { Beside = null }; ;)
        {
            var lines = await PieceAsync(piece, PieceSize, ct);
            foreach (var line in lines) yield return line;
            if (lines.Count < PieceSize) yield break;
            piece = piece with { Beside = Place(asked, lines[^1].Row) };
        }
    }

    private async Task<List<InvoiceListed>> PieceAsync(InvoicesQuestion asked, int most, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = Filtered(db, asked, await TypedAsync(db, asked.Search, ct));
        var rows = await Ordered(found, asked).Take(most).Select(i => new { Row = i, i.Profile }).ToListAsync(ct);
        return [.. rows.Select(r => new InvoiceListed(r.Row, r.Profile.PublicId, ListedCustomers.TitleOf(r.Profile)))];
    }

    private static IQueryable<InvoiceRow> Filtered(PortalDb db, InvoicesQuestion asked, Typed typed)
    {
        var found = db.Set<InvoiceRow>().AsNoTracking();
        if (asked.Month is { First: var month }) found = found.Where(i => i.Month == month);
        if (asked.State is { } state) found = found.Where(i => i.State == state);
        if (asked.Customer is { } customer) found = found.Where(i => i.Profile.PublicId == customer);
        if (typed.Number is { Series: var series, Year: var year, Sequence: var sequence }) found = found.Where(i => i.Series == series && i.Year == year && i.Sequence == sequence);
        if (typed.PublicId is { } id) found = found.Where(i => i.PublicId == id);
        if (typed.Customers is { } customers) found = found.Where(i => customers.Contains(i.ProfileId));
        return typed.Profiles is { } profiles ? found.Where(i => profiles.Any(p => p.Id == i.ProfileId)) : found;
    }

    // Written so that an index leads to the place.
    private static IQueryable<InvoiceRow> Ordered(IQueryable<InvoiceRow> found, InvoicesQuestion asked)
    {
        if (!ByFinal(asked)) return (asked.Beside is { Id: var last } ? found.Where(i => i.Id < last) : found).OrderByDescending(i => i.Id);
        found = asked.Beside switch
        {
            { FinalAt: { } at, Id: var id } => found.Where(i => i.FinalAt <= at && (i.FinalAt < at || i.Id < id)),
            { Id: var id } => found.Where(i => i.FinalAt == null && i.Id < id),
            null => found,
        };
        return found.OrderByDescending(i => i.FinalAt).ThenByDescending(i => i.Id);
    }

    private static bool ByFinal(InvoicesQuestion asked) => asked is { State: not null, Month: null, Customer: null, Search: null };

    private static BesideInvoice Place(InvoicesQuestion asked, InvoiceRow row) => new(ByFinal(asked) ? row.FinalAt : null, row.Id);

    private static async Task<Typed> TypedAsync(PortalDb db, string? search, CancellationToken ct)
    {
        if (search is null) return new();
        if (TypedNumber.In(search) is { } number) return new(Number: number);
        if (search.StartsWith("inv_", StringComparison.Ordinal)) return new(PublicId: search);
        var profiles = await ListedCustomers.TypedAsync(db.Set<BillingProfileRow>(), db, search, ct);
        var first = await profiles.Select(p => p.Id).Take(Few + 1).ToListAsync(ct);
        return first.Count > Few ? new(Profiles: profiles) : new(Customers: first);
    }

    private sealed record Typed(TypedNumber? Number = null, string? PublicId = null, IReadOnlyList<long>? Customers = null, IQueryable<BillingProfileRow>? Profiles = null);
}
