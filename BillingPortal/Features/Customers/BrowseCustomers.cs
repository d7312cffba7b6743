using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>A customer in the list of the staff.</summary>
/// <param name="CardExpires">Within 60 days, or it has.</param>
internal sealed record CustomerLine(string Id, string Title, string? Email, DateTime Since, Standing Standing, bool CardExpires);

/// <param name="Count">All that were found, or as many as were counted.</param>
/// <param name="HasMore">There are more than were counted.</param>
internal sealed record CustomersFound(IReadOnlyList<CustomerLine> Lines, int Count, bool HasMore);

/// <summary>Customers for the pages of staff. What a page costs does not grow with how many there are: nobody is counted beyond what helps to go on.</summary>
internal sealed class BrowseCustomers(IDbContextFactory<PortalDb> database, FindCustomers find, IAccess access)
{
    /// <summary>Everybody is counted up to here; whoever searches sees whether there is another page.</summary>
    public const int MostCounted = 1000;

    public async Task<CustomersFound> RunAsync(CustomersQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await find.AllAsync(db, asked, ct);
        var rows = asked.Sort == CustomerSort.TrialEnd ? await ByTrialAsync(db, asked, ct) : await FindCustomers.Ordered(found, asked.Sort, asked.Turned).Skip(asked.Skip).Take(CustomersQuestion.PageSize + 1).ToListAsync(ct);
        var (hasNext, shown) = (rows.Count > CustomersQuestion.PageSize, rows.Take(CustomersQuestion.PageSize).ToArray());
        var standings = await access.OfAllAsync(db, [.. shown.Select(p => p.Id)], ct);
        var (count, hasMore) = await CountAsync(found, asked, shown.Length, hasNext, ct);
        return new([.. shown.Select(p => new CustomerLine(p.PublicId, p.Title(), p.Email, p.CreatedAt, standings[p.Id], find.IsExpiring(standings[p.Id].Card)))], count, hasMore);
    }

    /// <summary>What there is to filter by.</summary>
    public async Task<IReadOnlyList<string>> TiersAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<TierRow>().OrderBy(t => t.Position).ThenBy(t => t.Id).Select(t => t.Name).ToListAsync(ct);
    }

    // Two lists, one after the other: no index holds those who have a trial together with those who have none.
    private async Task<List<BillingProfileRow>> ByTrialAsync(PortalDb db, CustomersQuestion asked, CancellationToken ct)
    {
        var (with, wanted) = (await find.WithTrialAsync(db, asked, ct), CustomersQuestion.PageSize + 1);
        var rows = await with.Skip(asked.Skip).Take(wanted).ToListAsync(ct);
        if (rows.Count == wanted) return rows;
        var before = rows.Count > 0 || asked.Skip == 0 ? asked.Skip + rows.Count : await with.CountAsync(ct);
        rows.AddRange(await (await find.WithoutTrialAsync(db, asked, ct)).Skip(Math.Max(0, asked.Skip - before)).Take(wanted - rows.Count).ToListAsync(ct));
        return rows;
    }

    private static async Task<(int Count, bool HasMore)> CountAsync(IQueryable<BillingProfileRow> found, CustomersQuestion asked, int shown, bool hasNext, CancellationToken ct)
    {
        var seen = asked.Skip + shown;
        if (!hasNext && (shown > 0 || asked.Page == 1)) return (seen, false);
        if (!asked.IsAll) return (seen, hasNext);
        var most = Math.Max(MostCounted, seen);
        var count = await found.OrderBy(p => p.Id).Take(most + 1).CountAsync(ct);
        return (Math.Min(count, most), count > most);
    }
}
