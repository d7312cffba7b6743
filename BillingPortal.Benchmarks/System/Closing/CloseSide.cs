using System.Diagnostics;
using System.Globalization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System.Closing;

/// <summary>A portal that is built and not started, in a process of its own: nothing runs beside the closing, and its memory is the closing's.</summary>
internal static class CloseSide
{
    /// <summary>So many were there a month earlier; closing that month, which takes some five seconds, warms, and is not counted.</summary>
    public const int Early = 25_000;

    private const int Page = 1_000;
    private const string Peak = "VmHWM:";

    /// <summary>A folder with so many customers whose last month has ended and is not closed. Before it stands the first month of a few of them.</summary>
    public static async Task FillAsync(string folder, int customers)
    {
        await using var app = Build(folder);
        await app.Services.GetRequiredService<PrepareDatabase>().RunAsync();
        await app.Services.GetRequiredService<PrepareCatalogue>().RunAsync();
        var database = app.Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        var month = LastMonth(app);
        var (begun, before) = (Start(month), month.Previous.Previous);
        await database.WriteAsync(db => Task.FromResult(db.Add(new BillingRunRow { Month = before.First, Stage = RunStage.Done, BegunAt = begun, DoneAt = begun })));
        await using var read = await database.CreateDbContextAsync();
        var versions = await read.Set<TierVersionRow>().AsNoTracking().OrderBy(v => v.Id).ToListAsync();
        for (var from = 1; from <= customers; from += Page)
            await database.WriteAsync(db => AddAsync(db, Enumerable.Range(from, Math.Min(Page, customers - from + 1)), versions, month));
    }

    /// <summary>Closes the last month, and says in how many seconds, with how much memory at most (kB), how many invoices were made, and in how many seconds of a processor.</summary>
    public static async Task CloseAsync(string folder)
    {
        await using var app = Build(folder);
        var services = app.Services;
        var (month, now) = (LastMonth(app), services.GetRequiredService<BillingClock>().UtcNow);
        await CloseAsync(Start(month));
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await CloseAsync(now);
        watch.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        Say(watch.Elapsed, await db.Set<InvoiceRow>().CountAsync(i => i.Number != null && i.Month == month.First), cpu);

        async Task CloseAsync(DateTime upTo)
        {
            await services.GetRequiredService<CloseMonths>().DoAsync(upTo, default);
            await services.GetRequiredService<FinishMonths>().DoAsync(now, default);
        }
    }

    /// <summary>The same as somebody would write it first: a context a customer, everything read through it, one after the other.</summary>
    public static async Task CloseNaivelyAsync(string folder, int customers)
    {
        await using var app = Build(folder);
        var (database, month) = (app.Services.GetRequiredService<IDbContextFactory<PortalDb>>(), LastMonth(app));
        await CloseAsync(new(app.Services, month.Previous), customers / 4);
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await CloseAsync(new(app.Services, month), customers);
        Say(watch.Elapsed, customers, Environment.CpuUsage.TotalTime - cpu);

        async Task CloseAsync(NaiveClosing naive, int many)
        {
            for (var profile = 1; profile <= many; profile++) await database.WriteAsync(db => naive.DraftAsync(db, profile));
            for (var profile = 1; profile <= many; profile++) await database.WriteAsync(db => naive.FinishAsync(db, profile));
        }
    }

    internal static WebApplication Build(string folder) => BillingPortal.Program.Build([$"--Portal:DataFolder={folder}", "--Portal:Sample=None", "--environment=Development"], builder => builder.Logging.ClearProviders());

    private static CalendarMonth LastMonth(WebApplication app) =>
        CalendarMonth.Of(app.Services.GetRequiredService<Installation>().Zone.DayOf(app.Services.GetRequiredService<BillingClock>().UtcNow)).Previous;

    private static DateTime Start(CalendarMonth month) => month.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static void Say(TimeSpan taken, int invoices, TimeSpan cpu)
    {
        var peak = File.ReadLines("/proc/self/status").First(l => l.StartsWith(Peak, StringComparison.Ordinal))[Peak.Length..].Trim().Split(' ')[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.TotalSeconds} {peak} {invoices} {cpu.TotalSeconds}"));
    }

    // Of each tier as many; every tenth uses twice what is included, every twentieth has a discount.
    private static async Task AddAsync(PortalDb db, IEnumerable<int> numbers, IReadOnlyList<TierVersionRow> versions, CalendarMonth month)
    {
        var profiles = numbers.ToDictionary(i => i, i => new BillingProfileRow
        {
            PublicId = $"cust_{i}",
            Name = $"Customer {i}",
            Email = $"customer-{i}@example.com",
            SortKey = $"customer {i}",
            Locale = "en-US",
            TimeZone = "UTC",
            CreatedAt = Start(month.Previous),
        });
        db.AddRange(profiles.Values);
        await db.SaveChangesAsync();
        foreach (var (i, profile) in profiles)
        {
            var (version, begun) = (versions[i % versions.Count], Start(i <= Early ? month.Previous : month));
            db.Add(new SubscriptionRow { ProfileId = profile.Id, TierVersionId = version.Id, PaidStart = PaidStart.Back, StartedAt = begun, TrialEndsAt = begun, EndToldAt = begun, SoonToldAt = begun });
            db.Add(new CardRow { ProfileId = profile.Id, MethodId = $"pm_{i}", Kind = "card", SetUpAt = begun });
            db.Add(new UsageMonthRow { ProfileId = profile.Id, Meter = Meters.Units, Month = month.First, Units = i % 10 == 0 ? version.Included * 2 : version.Included / 2, Changes = 30 });
            if (i % 20 == 0) db.Add(new OverrideRow { ProfileId = profile.Id, FromDay = month.First, DiscountBasisPoints = 1_000, Reason = "Agreed", GivenBy = "terminal", GivenAt = begun });
        }
    }
}
