using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BillingPortal.Tests.Kit;

public sealed class Thing : IVersioned
{
    public int Id { get; set; }

    public Money Price { get; set; }

    public DateTime At { get; set; }

    public DateOnly Day { get; set; }

    public int Version { get; set; }
}

public sealed class Entry
{
    public int Id { get; set; }

    public required string Text { get; set; }
}

public sealed class Paper
{
    public int Id { get; set; }

    public required string Text { get; set; }

    /// <summary>It may be changed while this is true.</summary>
    public bool Open { get; set; } = true;

    public int Read { get; set; }

    public ICollection<PaperLine> Lines { get; } = [];
}

public sealed class PaperLine
{
    public int Id { get; set; }

    public int PaperId { get; set; }

    public required string Text { get; set; }
}

/// <summary>The conventions on rows of the tests' own, so that they are tried before the first real row needs them.</summary>
public sealed class ThingsDb(DbContextOptions<ThingsDb> options) : PortalDb(options)
{
    public static async Task<ThingsDb> MakeAsync(TestDatabase store)
    {
        var builder = new DbContextOptionsBuilder<ThingsDb>();
        if (store.Provider == DatabaseProvider.Sqlite) builder.UseSqlite(Sqlite.ConnectionString(null, store.Folder)).AddInterceptors(new Sqlite.Pragmas());
        else builder.UseNpgsql(store.PostgresAddress);
        var gate = new WriteGate(store.Provider == DatabaseProvider.Sqlite);
        var db = new ThingsDb(builder.AddInterceptors(gate).Options);
        await db.Database.EnsureCreatedAsync();
        var (model, sqlite) = (db.GetService<IDesignTimeModel>().Model, db.Database.IsSqlite());
        foreach (var guard in AppendOnly.Guards(model, sqlite).Concat(Frozen.Guards(model, sqlite))) await db.Database.ExecuteSqlRawAsync(guard);
        return db;
    }

    public ThingsDb Another() => new((DbContextOptions<ThingsDb>)this.GetService<IDbContextOptions>());

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Thing>().ToTable("things");
        builder.Entity<Entry>(e => { e.ToTable("entries"); e.IsAppendOnly(); });
        builder.Entity<Paper>(p => { p.ToTable("papers"); p.HasMany(x => x.Lines).WithOne().OnDelete(DeleteBehavior.Cascade); p.IsFrozenUnless("row.open", "read"); });
        builder.Entity<PaperLine>(l => { l.ToTable("paper_lines"); l.IsFrozenWith("papers", "paper_id", "row.open"); });
        base.OnModelCreating(builder);
    }
}
