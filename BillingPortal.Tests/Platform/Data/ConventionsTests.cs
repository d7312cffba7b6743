using System.Data.Common;
using BillingPortal.Core;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class ConventionsTests
{
    private static readonly DateTime Noon = new(2026, 2, 28, 12, 0, 0, DateTimeKind.Utc);

    [Theory, OnBoth]
    public async Task Money_ComesBackExactlyAndCanBeComparedAndSummed(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        foreach (var (minor, code) in new[] { (long.MaxValue, "USD"), (-1L, "JPY"), (1990L, "KWD") })
            db.Add(new Thing { Price = new(minor, Currency.Of(code)), At = Noon });
        await db.SaveChangesAsync();

        await using var other = db.Another();
        Assert.Equal([new(-1, Currency.Of("JPY")), new(1990, Currency.Of("KWD"))],
            await other.Set<Thing>().Where(t => t.Price.Minor < 2000).OrderBy(t => t.Price.Minor).Select(t => t.Price).ToListAsync());
        Assert.Equal(1989, await other.Set<Thing>().Where(t => t.Price.Minor < 2000).SumAsync(t => t.Price.Minor));
        Assert.Equal(long.MaxValue, (await other.Set<Thing>().SingleAsync(t => t.Price.Currency == Currency.Usd)).Price.Minor);
    }

    [Theory, OnBoth]
    public async Task Instant_IsFoundAgainAsItWasWritten_UtcAndCutToMicroseconds(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        var instant = Noon.AddTicks(1234567);
        db.Add(new Thing { Price = Money.Zero(Currency.Usd), At = instant, Day = new(2028, 2, 29) });
        await db.SaveChangesAsync();

        await using var other = db.Another();
        var found = await other.Set<Thing>().SingleAsync(t => t.At == instant && t.Day == new DateOnly(2028, 2, 29));
        Assert.Equal(DateTimeKind.Utc, found.At.Kind);
        Assert.Equal(Noon.AddTicks(1234560), found.At);
    }

    [Theory, OnBoth]
    public async Task Instants_SortByTime_WhateverTheirFractions(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        long[] micros = [500_000, 0, 999_999, 450_000, 1_000_000, 1];
        foreach (var micro in micros) db.Add(new Thing { Price = Money.Zero(Currency.Usd), At = Noon.AddMicroseconds(micro) });
        await db.SaveChangesAsync();

        var sorted = await db.Set<Thing>().OrderBy(t => t.At).Select(t => t.At).ToListAsync();
        Assert.Equal(micros.Order().Select(m => Noon.AddMicroseconds(m)), sorted);
        Assert.Equal(3, await db.Set<Thing>().CountAsync(t => t.At >= Noon.AddMicroseconds(500_000)));
    }

    [Theory]
    [OnBoth(DateTimeKind.Local)]
    [OnBoth(DateTimeKind.Unspecified)]
    public async Task TimeThatIsNotUtc_IsRefused(DatabaseProvider provider, DateTimeKind kind)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        db.Add(new Thing { Price = Money.Zero(Currency.Usd), At = new DateTime(2026, 1, 1, 0, 0, 0, kind) });
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
    }

    [Theory, OnBoth]
    public async Task TwoEditors_SecondIsRefused(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var first = await ThingsDb.MakeAsync(store);
        first.Add(new Thing { Price = Money.Zero(Currency.Usd), At = Noon });
        await first.SaveChangesAsync();
        await using var second = first.Another();
        var seenByFirst = await first.Set<Thing>().SingleAsync();
        var seenBySecond = await second.Set<Thing>().SingleAsync();

        seenByFirst.Price = new(1, Currency.Usd);
        await first.SaveChangesAsync();
        Assert.Equal(1, seenByFirst.Version);
        seenBySecond.Price = new(2, Currency.Usd);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Theory]
    [OnBoth("update entries set text = 'b'")]
    [OnBoth("delete from entries")]
    public async Task AppendOnlyRow_IsGuardedByTheDatabaseItself(DatabaseProvider provider, string attack)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        db.Add(new Entry { Text = "a" });
        await db.SaveChangesAsync();

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(attack));
        Assert.Contains("entries is append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await db.Another().Set<Entry>().SingleAsync()).Text);
    }

    /// <summary>Until it is final all of it may change; from then on the database itself refuses everything but what tells how it fares.</summary>
    [Theory, OnBoth]
    public async Task FinalRow_AndItsParts_AreGuardedByTheDatabaseItself(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await using var db = await ThingsDb.MakeAsync(store);
        db.AddRange(new Paper { Text = "a", Lines = { new() { Text = "first" } } }, new Paper { Text = "b", Lines = { new() { Text = "other" } } });
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("update papers set text = 'A' where id = 1");
        await db.Database.ExecuteSqlRawAsync("update paper_lines set text = 'First' where paper_id = 1");
        await db.Database.ExecuteSqlRawAsync("delete from papers where id = 2");
        await db.Database.ExecuteSqlRawAsync("update papers set open = {0}, text = 'final' where id = 1", false);
        foreach (var attack in new[]
        {
            "update papers set text = 'b'", "update papers set id = 7", "update papers set open = {0}", "update papers set open = {0}, read = 2", "delete from papers",
            "update paper_lines set text = 'b'", "delete from paper_lines", "insert into paper_lines (paper_id, text) values (1, 'b')",
        })
            Assert.Contains("this row is final", (await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(attack, true))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync("update papers set read = read + 1"));
        await using var other = db.Another();
        var kept = await other.Set<Paper>().Include(p => p.Lines).SingleAsync();
        Assert.Equal(("final", false, 1, "First"), (kept.Text, kept.Open, kept.Read, Assert.Single(kept.Lines).Text));
    }

    [Fact]
    public void RowWithAnUncomparableType_IsRefusedWhenTheModelIsMade()
    {
        using var db = new WrongDb(new DbContextOptionsBuilder<WrongDb>().UseSqlite("Data Source=:memory:").Options);
        var refused = Assert.Throws<InvalidOperationException>(() => db.Model);
        Assert.Contains("Wrong.Amount is a Decimal", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Wrong
    {
        public int Id { get; set; }

        public decimal Amount { get; set; }
    }

    private sealed class WrongDb(DbContextOptions<WrongDb> options) : BillingPortal.Platform.Data.PortalDb(options)
    {
        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.Entity<Wrong>();
            base.OnModelCreating(builder);
        }
    }
}
