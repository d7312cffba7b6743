using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class WritingTests
{
    [Theory, OnBoth]
    public async Task WorkThatFails_LeavesNoTraceAndTheGateOpen(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var heard = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Database.WriteAsync(async db =>
        {
            db.AfterCommit(() => heard++);
            db.Add(Setting("a"));
            await db.SaveChangesAsync();
            throw new InvalidOperationException("half way");
        }));
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<SettingRow>().CountAsync()));
        Assert.Equal(0, heard);
        await kit.Database.WriteAsync(db => { db.AfterCommit(() => heard++); db.Add(Setting("b")); return Task.CompletedTask; });
        Assert.Equal(1, heard);
    }

    [Theory, OnBoth]
    public async Task ManyWritersAtOnce_LoseNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Database.WriteAsync(db => { db.Add(Setting("n", "0")); return Task.CompletedTask; });
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => kit.Database.WriteAsync(db =>
            db.Database.ExecuteSqlRawAsync("update settings set value = cast(cast(value as integer) + 1 as text) where name = 'n'"))));
        Assert.Equal("60", (await kit.ReadAsync(db => db.Set<SettingRow>().SingleAsync())).Value);
    }

    [Theory, OnBoth]
    public async Task PlainSaveChanges_EntersTheGateByItself(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            await using var db = await kit.Database.CreateDbContextAsync();
            db.Add(Setting("s" + i));
            await db.SaveChangesAsync();
        }));
        Assert.Equal(30, await kit.ReadAsync(db => db.Set<SettingRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task BulkStatementOutsideAWrite_IsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var db = await kit.Database.CreateDbContextAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<SettingRow>().ExecuteDeleteAsync());
        Assert.Contains("WriteAsync", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task VictimOfADeadlock_IsTriedAgain()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL);
        await kit.Database.WriteAsync(db => { db.Add(Setting("a", "0")); db.Add(Setting("b", "0")); return Task.CompletedTask; });
        using var bothHoldOne = new Barrier(2);
        var met = new[] { false, false };
        await Task.WhenAll(CrossAsync(0, "a", "b"), CrossAsync(1, "b", "a"));
        Assert.Equal(["2", "2"], await kit.ReadAsync(db => db.Set<SettingRow>().OrderBy(s => s.Name).Select(s => s.Value).ToListAsync()));

        Task CrossAsync(int who, string first, string second) => Task.Run(() => kit.Database.WriteAsync(async db =>
        {
            await AddOneAsync(db, first);
            if (!met[who]) { met[who] = true; bothHoldOne.SignalAndWait(); }
            await AddOneAsync(db, second);
        }));
    }

    [Fact]
    public async Task SqliteKeepsWhatItAcknowledges_ByItsPragmas()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        Assert.Equal(["wal", "2", "1"], await kit.ReadAsync(async db => (string[])
        [
            await db.Database.SqlQueryRaw<string>("select journal_mode as Value from pragma_journal_mode").SingleAsync(),
            (await db.Database.SqlQueryRaw<long>("select synchronous as Value from pragma_synchronous").SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture),
            (await db.Database.SqlQueryRaw<long>("select foreign_keys as Value from pragma_foreign_keys").SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ]));
    }

    private static Task<int> AddOneAsync(PortalDb db, string name) =>
        db.Database.ExecuteSqlAsync($"update settings set value = cast(cast(value as integer) + 1 as text) where name = {name}");

    private static SettingRow Setting(string name, string value = "1") =>
        new() { Name = name, Value = value, ChangedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
}
