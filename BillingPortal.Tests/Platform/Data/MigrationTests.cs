using System.Data.Common;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class MigrationTests
{
    // What a database that was made in one go looks like; read once for all.
    private static readonly IReadOnlyDictionary<DatabaseProvider, Lazy<Task<IReadOnlyList<string>>>> Whole =
        Enum.GetValues<DatabaseProvider>().ToDictionary(p => p, p => new Lazy<Task<IReadOnlyList<string>>>(() => WholeAsync(p)));

    [Theory, OnBoth]
    public async Task ModelAndMigrations_Agree(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.False(await kit.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Theory, OnBoth]
    public async Task Again_ChangesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var before = await Schema.ReadAsync(kit);
        Assert.Empty((await kit.Get<PrepareDatabase>().MigrateAsync()).Applied);
        Assert.Equal(before, await Schema.ReadAsync(kit));
    }

    [Theory, OnBoth]
    public async Task TwoNodesAtOnce_BothEndUpReady(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var app = Program.Build(["--environment=Development", .. store.Arguments]);
            await app.Services.GetRequiredService<PrepareDatabase>().MigrateAsync();
        })));
        await using var ready = await PortalKit.OnAsync(store, new ManualTime(), null, ownsDatabase: false);
        Assert.Equal(await Whole[provider].Value, await Schema.ReadAsync(ready));
    }

    [Theory, OnBoth]
    public async Task ConnectionBrokenAtAnyStatement_NextMigrationEndsTheSame(DatabaseProvider provider)
    {
        await using var store = await TestDatabase.EmptyAsync(provider);
        var broken = await BreakEverywhereAsync(store);
        await using var after = await PortalKit.OnAsync(store, new ManualTime(), null, ownsDatabase: false);
        Assert.Equal(await Whole[provider].Value, await Schema.ReadAsync(after));
        Assert.True(broken > 100, $"Only {broken} statements were broken: the test does not reach into the migrations.");
    }

    [Fact]
    public async Task SqliteOfAnOlderVersion_IsCopiedBeforeItIsChanged()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using var app = Program.Build(["--environment=Development", .. store.Arguments]);
        await using (var older = await app.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
            await older.GetService<IMigrator>().MigrateAsync(older.Database.GetMigrations().First());
        var done = await app.Services.GetRequiredService<PrepareDatabase>().MigrateAsync();
        Assert.NotEmpty(done.Applied);
        Assert.True(new FileInfo(done.Backup!).Length > 0);
        Assert.StartsWith(Path.Combine(store.Folder, "backups"), done.Backup, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task DatabaseOfANewerVersion_IsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.ReadAsync(db => db.Database.ExecuteSqlRawAsync("insert into \"__EFMigrationsHistory\" values ('99990101000000_Future', '10.0.0')"));
        var refused = await Assert.ThrowsAsync<StartupException>(() => kit.Get<PrepareDatabase>().RunAsync());
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task PostgresThatLacksMigrations_IsRefusedAtStart_WithTheVerbThatHelps()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.PostgreSQL);
        await using var app = Program.Build(["--environment=Development", .. store.Arguments]);
        var refused = await Assert.ThrowsAsync<StartupException>(() => app.Services.GetRequiredService<PrepareDatabase>().RunAsync());
        Assert.Contains("'migrate'", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task FactsTable_CarriesItsGuards(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Database.WriteAsync(db => { db.Add(new FactRow { Kind = "k", Subject = "s", Body = "{}", HappenedAt = kit.Clock.UtcNow }); return Task.CompletedTask; });
        await Assert.ThrowsAnyAsync<DbException>(() => kit.ReadAsync(db => db.Database.ExecuteSqlRawAsync("delete from facts")));
    }

    public static TheoryData<string> AllSnapshots() => [.. Snapshots.Of(DatabaseProvider.Sqlite).Concat(Snapshots.Of(DatabaseProvider.PostgreSQL))];

    [Theory, MemberData(nameof(AllSnapshots))]
    public async Task EverySnapshot_UpgradesToThisVersionWithItsRows(string snapshot)
    {
        var provider = Snapshots.ProviderOf(snapshot);
        if (provider == DatabaseProvider.PostgreSQL && PostgresServer.Address is null) return; // said by PostgresIsAtHand
        await using var store = await Snapshots.RestoreAsync(snapshot);
        var rows = await Snapshots.CountRowsAsync(store);
        await using (var app = Program.Build(["--environment=Development", .. store.Arguments]))
            await app.Services.GetRequiredService<PrepareDatabase>().MigrateAsync();
        await using var upgraded = await PortalKit.OnAsync(store, new ManualTime(), null, ownsDatabase: false);
        Assert.Equal(await Whole[provider].Value, await Schema.ReadAsync(upgraded));
        var after = await Snapshots.CountRowsAsync(store);
        Assert.All(rows.Where(r => r.Key != "__EFMigrationsHistory"), r => Assert.Equal(r.Value, after[r.Key]));
        Assert.Contains(rows, r => r is { Key: "facts", Value: > 0 });
    }

    private static async Task<IReadOnlyList<string>> WholeAsync(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        return await Schema.ReadAsync(kit);
    }

    // On one database: each statement of a migration is broken in its turn, until the migration is through and the next one begins.
    private static async Task<int> BreakEverywhereAsync(TestDatabase store)
    {
        var breaker = new Breaker();
        await using var app = Program.Build(["--environment=Development", .. store.Arguments], builder =>
        {
            if (store.Provider == DatabaseProvider.Sqlite) builder.Services.ConfigureDbContext<SqlitePortalDb>(o => o.AddInterceptors(breaker));
            else builder.Services.ConfigureDbContext<PostgresPortalDb>(o => o.AddInterceptors(breaker));
        });
        var (broken, statement, applied) = (0, 0, 0);
        while (await BreaksAsync(app.Services.GetRequiredService<PrepareDatabase>(), breaker, statement))
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            var through = (await db.Database.GetAppliedMigrationsAsync()).Count();
            (broken, statement, applied) = (broken + 1, through > applied ? 0 : statement + 1, through);
        }
        return broken;
    }

    private static async Task<bool> BreaksAsync(PrepareDatabase prepare, Breaker breaker, int statement)
    {
        breaker.BreakAt(statement);
        try
        {
            await prepare.MigrateAsync();
        }
        catch (Exception) when (breaker.Broke)
        {
            return true;
        }
        return breaker.Broke;
    }

    /// <summary>Closes the connection under a statement, as a cut wire or a killed server would.</summary>
    private sealed class Breaker : DbCommandInterceptor
    {
        private int left;

        public bool Broke { get; private set; }

        public void BreakAt(int statement) => (left, Broke) = (statement, false);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (left-- != 0) return new(result);
            Broke = true;
            command.Connection!.Close();
            throw new IOException("The wire was cut.");
        }
    }
}
