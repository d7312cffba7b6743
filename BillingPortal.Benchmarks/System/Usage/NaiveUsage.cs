using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>As one would write it first: a context for each event, look whether it is there, add it, read the counter, add one, save.</summary>
internal static class NaiveUsage
{
    public const string Path = "/bench/naive";

    public static void AddNaive(this WebApplicationBuilder builder) => builder.Services.AddDbContextFactory<NaiveDb>((services, options) =>
        options.UseSqlite("Data Source=" + global::System.IO.Path.Combine(services.GetRequiredService<Installation>().DataFolder, "naive.db") + ";Default Timeout=30"));

    public static void MapNaive(this WebApplication app) => app.MapPost(Path, async (NaiveEvent sent, IDbContextFactory<NaiveDb> database, TimeProvider time) =>
    {
        await using var db = await database.CreateDbContextAsync();
        sent.At = time.GetUtcNow().UtcDateTime;
        if (await db.Events.AnyAsync(e => e.EventId == sent.EventId)) return Results.Accepted();
        db.Events.Add(sent);
        var day = DateOnly.FromDateTime(sent.At);
        var counter = await db.Counters.SingleOrDefaultAsync(c => c.Customer == sent.Customer && c.Day == day);
        if (counter is null) db.Counters.Add(counter = new NaiveCounter { Customer = sent.Customer, Day = day });
        counter.Units += sent.Units;
        await db.SaveChangesAsync();
        return Results.Accepted();
    }).DisableAntiforgery();

    public static async Task MakeAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<NaiveDb>>().CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("pragma journal_mode=wal;");
        for (var i = 1; i <= UsagePosts.Customers; i++) db.Counters.Add(new() { Customer = $"cust_{i}", Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await db.SaveChangesAsync();
    }
}

internal sealed class NaiveDb(DbContextOptions<NaiveDb> options) : DbContext(options)
{
    public DbSet<NaiveEvent> Events => Set<NaiveEvent>();

    public DbSet<NaiveCounter> Counters => Set<NaiveCounter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NaiveEvent>().HasIndex(e => e.EventId).IsUnique();
        modelBuilder.Entity<NaiveCounter>().HasIndex(c => new { c.Customer, c.Day }).IsUnique();
    }
}

internal sealed class NaiveEvent
{
    public long Id { get; set; }

    public required string EventId { get; set; }

    public required string Customer { get; set; }

    public required long Units { get; set; }

    public DateTime At { get; set; }
}

internal sealed class NaiveCounter
{
    public long Id { get; set; }

    public required string Customer { get; set; }

    public DateOnly Day { get; set; }

    public long Units { get; set; }
}
