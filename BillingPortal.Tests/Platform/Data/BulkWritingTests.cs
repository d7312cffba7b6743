using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class BulkWritingTests
{
    private static readonly DateTime At = new(2026, 5, 31, 22, 30, 0, 120, DateTimeKind.Utc);
    private static readonly string[] Ends = [nameof(InvoiceRow.State), nameof(InvoiceRow.ClosedAt), nameof(InvoiceRow.ParkedWhy)];

    /// <summary>Each kind of value, and null before and after it, as EF itself would have written and as it reads them.</summary>
    [Theory, OnBoth]
    public async Task RowsWrittenTogether_AreReadAsThoseThatEfWrote(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await CustomerAsync(kit);
        InvoiceRow[] rows = [Row(profile, 1, null), Row(profile, 2, At), Row(profile, 3, null)];
        await kit.Database.WriteAsync(async db =>
        {
            foreach (var (row, id) in rows.Zip(await db.ReserveAsync<InvoiceRow>(3, default))) row.Id = id;
            await db.InsertAllAsync(rows, default);
        });
        var byEf = Row(profile, 4, At);
        await kit.Database.WriteAsync(db => Task.FromResult(db.Add(byEf)));
        var read = await kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().OrderBy(i => i.Month).ToListAsync());
        Assert.Equal(string.Join('\n', rows.Append(byEf).Select(Tell)), string.Join('\n', read.Select(Tell)));
        Assert.Equal(4, read.Select(i => i.Id).Distinct().Count());
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<InvoiceRow>().CountAsync(i => i.WaitsUntil == At && i.Currency == byEf.Currency)));
    }

    [Theory, OnBoth]
    public async Task RowsThatSomebodyChanged_AreNotOverwritten_AndNoneIs(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await CustomerAsync(kit);
        await kit.Database.WriteAsync(db => db.InsertAllAsync([Row(profile, 1, null), Row(profile, 2, null)], default));
        var read = await kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().OrderBy(i => i.Month).ToArrayAsync());
        (read[0].State, read[0].ParkedWhy, read[1].ClosedAt) = (InvoiceState.Parked, "Odd", At);
        await kit.Database.WriteAsync(db => db.UpdateAllAsync(read, Ends, default));
        Assert.Equal(["1 Parked Odd  2", "2 Draft  05/31/2026 22:30:00 2"], await StatesAsync(kit));

        read[0].Version = 1;
        (read[0].ParkedWhy, read[1].ParkedWhy) = ("Odder", "Odder");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => kit.Database.WriteAsync(db => db.UpdateAllAsync(read, Ends, default)));
        Assert.Equal(["1 Parked Odd  2", "2 Draft  05/31/2026 22:30:00 2"], await StatesAsync(kit));
    }

    [Theory, OnBoth]
    public async Task WhatIsThereAlready_StaysOnce_OrIsRefusedAsEfTellsIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await CustomerAsync(kit);
        TimelineRow[] noted = [Note(profile, "a"), Note(profile, "b"), Note(profile, "a")];
        await kit.Database.WriteAsync(db => db.InsertAllAsync(noted, default, once: true));
        await kit.Database.WriteAsync(db => db.InsertAllAsync(noted, default, once: true));
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<TimelineRow>().CountAsync(t => t.ProfileId == profile && t.Kind == "tried")));
        await Assert.ThrowsAsync<DbUpdateException>(() => kit.Database.WriteAsync(db => db.InsertAllAsync(noted, default)));
    }

    [Theory, OnBoth]
    public async Task RowsOutsideAWrite_AreRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var db = await kit.Database.CreateDbContextAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertAllAsync([new FactRow { Kind = "tried", Subject = "me", Body = "{}", HappenedAt = At }], default));
        Assert.Contains("WriteAsync", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<long> CustomerAsync(PortalKit kit)
    {
        var row = new BillingProfileRow { PublicId = "cust_bulk", Name = "Bulk", Email = "bulk@example.com", SortKey = "bulk", Locale = "en-US", TimeZone = "UTC", CreatedAt = At };
        await kit.Database.WriteAsync(db => Task.FromResult(db.Add(row)));
        return row.Id;
    }

    private static InvoiceRow Row(long profile, int month, DateTime? until) => new()
    {
        PublicId = $"inv_{month}",
        ProfileId = profile,
        Kind = InvoiceKind.Month,
        Month = new(2026, month, 1),
        Currency = BillingPortal.Core.Currency.Of("USD"),
        Released = month % 2 == 0,
        SubtotalMinor = 5_000_000_000,
        TotalMinor = -1,
        DraftedAt = At.AddMonths(month),
        WaitsForDay = until is null ? null : DateOnly.FromDateTime(At),
        WaitsUntil = until,
        Year = until is null ? null : 2026,
        Facts = "{\"name\":\"Ωmega\"}",
        Watermark = 7,
    };

    private static TimelineRow Note(long profile, string once) => new() { ProfileId = profile, At = At, Kind = "tried", Once = once, Sentence = "It was tried.", By = "system" };

    private static string Tell(InvoiceRow i) =>
        FormattableString.Invariant($"{i.PublicId} {i.ProfileId} {i.Kind} {i.Month} {i.State} {i.Currency} {i.Released} {i.SubtotalMinor} {i.TotalMinor} {i.DraftedAt:O} {i.WaitsForDay} {i.WaitsUntil:O} {i.Year} {i.Facts} {i.Watermark} {i.Version}");

    private static Task<string[]> StatesAsync(PortalKit kit) => kit.ReadAsync(async db =>
        (await db.Set<InvoiceRow>().AsNoTracking().OrderBy(i => i.Month).ToListAsync()).Select(i => FormattableString.Invariant($"{i.Month.Month} {i.State} {i.ParkedWhy} {(i.ClosedAt is { } at ? at.ToString("MM/dd/yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : "")} {i.Version}")).ToArray());
}
