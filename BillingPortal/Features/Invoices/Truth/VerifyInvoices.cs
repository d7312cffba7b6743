using System.Globalization;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>What the last night's look at the invoices found; kept between the nights.</summary>
/// <param name="At">Real time.</param>
/// <param name="Seen">How many were made again.</param>
/// <param name="Wrong">Those that came out otherwise, by id.</param>
/// <param name="Names">Their numbers.</param>
/// <param name="Rolled">Older ones up to this id had their turn; 0 begins anew.</param>
/// <param name="Numbers">What is wrong with the numbers given, in sentences.</param>
internal sealed record LastVerified(DateTime? At, int Seen, IReadOnlyList<long> Wrong, IReadOnlyList<string> Names, long Rolled, IReadOnlyList<string> Numbers)
{
    public const string Setting = "invoices.verified";

    public static LastVerified Never { get; } = new(null, 0, [], [], 0, []);

    public bool IsRight => Wrong.Count == 0 && Numbers.Count == 0;

    public string Sentence => string.Join(' ', [Invoices, .. Numbers]);

    private string Invoices => Wrong.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Seen:N0} invoices made again from what they were made of, all right.")
        : string.Create(CultureInfo.InvariantCulture, $"{Wrong.Count:N0} of {Seen:N0} invoices {(Wrong.Count == 1 ? "is" : "are")} not what {(Wrong.Count == 1 ? "it was" : "they were")} made of: {string.Join(", ", Names.Take(5))}{(Names.Count > 5 ? " …" : "")}.");
}

/// <summary>Many invoices, one at a time. Each night: what became final lately, what was wrong before, and a part of all that is older, so that everything has its turn.</summary>
internal sealed class VerifyInvoices(IDbContextFactory<PortalDb> database, VerifyInvoice verify, VerifyNumbers numbers, StoredSettings kept, BillingClock clock, TimeProvider time)
{
    private const int PageSize = 500;
    private const int Older = 2_000;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(45);

    /// <summary>One by its number or id; null for all.</summary>
    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(string? name, Func<InvoiceVerified, Task> told, CancellationToken ct = default)
    {
        var seen = 0;
        for (long after = 0; await PageAsync(i => name is null ? i : i.Named(name), after, PageSize, ct) is { Count: > 0 } page; after = page[^1])
        {
            foreach (var id in page)
                if (await verify.RunAsync(id, ct) is { } one) await told(one);
            seen += page.Count;
        }
        return seen;
    }

    /// <summary>The numbers given to all of them.</summary>
    public Task<IReadOnlyList<NumbersFault>> NumbersAsync(CancellationToken ct = default) => numbers.RunAsync(ct);

    /// <summary>The night's part, and all numbers.</summary>
    public async Task<LastVerified> NightAsync(CancellationToken ct = default)
    {
        var last = await LastAsync(ct);
        var since = clock.UtcNow - Lately;
        var ids = new HashSet<long>(last.Value.Wrong);
        for (long after = 0; await PageAsync(i => i.Where(r => r.FinalAt >= since), after, PageSize, ct) is { Count: > 0 } page; after = page[^1]) ids.UnionWith(page);
        var older = await PageAsync(i => i.Where(r => r.FinalAt < since), last.Value.Rolled, Older, ct);
        ids.UnionWith(older);
        var wrong = new List<InvoiceVerified>();
        foreach (var id in ids.Order())
            if (await verify.RunAsync(id, ct) is { IsRight: false } one) wrong.Add(one);
        var now = new LastVerified(time.Instant(), ids.Count, [.. wrong.Select(w => w.Id)], [.. wrong.Select(w => w.Name)], older.Count < Older ? 0 : older[^1], [.. (await numbers.RunAsync(ct)).Select(f => f.Sentence)]);
        await kept.WriteAsync(LastVerified.Setting, now, last.Version, ct);
        return now;
    }

    public Task<StoredSetting<LastVerified>> LastAsync(CancellationToken ct = default) => kept.ReadAsync(LastVerified.Setting, LastVerified.Never, ct);

    private async Task<List<long>> PageAsync(Func<IQueryable<InvoiceRow>, IQueryable<InvoiceRow>> which, long after, int most, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await which(db.Set<InvoiceRow>()).Where(i => i.Id > after).OrderBy(i => i.Id).Take(most).Select(i => i.Id).ToListAsync(ct);
    }
}
