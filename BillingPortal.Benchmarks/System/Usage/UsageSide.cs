using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>What the portal's side is asked for besides what it offers: a key, a store that is full already, and the sums afterwards.</summary>
internal static class UsageSide
{
    private const int Part = 10_000;
    private const int Days = 34;

    public static void MapUsage(this WebApplication app)
    {
        app.MapPost("/bench/key", async (IDbContextFactory<PortalDb> database, ApiKeys keys) =>
            (await database.WriteAsync(db => keys.MakeAsync(db, "benchmark", [Scopes.Usage, Scopes.Entitlements], null))).Text).DisableAntiforgery();
        app.MapPost("/bench/customers/{count:int}", CustomersAsync).DisableAntiforgery();
        app.MapPost("/bench/usage/fill/{count:long}", FillAsync).DisableAntiforgery();
        app.MapGet("/bench/usage", SumsAsync);
    }

    // They began before the month, so that each is in its trial or past it, and have no card.
    private static Task CustomersAsync(int count, IDbContextFactory<PortalDb> database, ISubscriptions subscriptions, BillingClock clock) => database.WriteAsync(async db =>
    {
        var since = clock.UtcNow.AddDays(-10);
        BillingProfileRow[] rows = [.. Enumerable.Range(1, count).Select(i => new BillingProfileRow { PublicId = $"cust_{i}", Name = $"Customer {i}", Locale = "en-US", TimeZone = "UTC", CreatedAt = since })];
        db.AddRange(rows);
        await db.SaveChangesAsync();
        foreach (var row in rows) await subscriptions.StartAsync(db, row.Id, null, since);
    });

    // Through the journal, so that the store is what reporting would have made of it: spread over the days that are looked back at.
    private static async Task FillAsync(long count, bool ordered, IUsageJournal journal, TimeProvider time)
    {
        var (posts, now) = (new UsagePosts(null, ordered), time.GetUtcNow().UtcDateTime);
        for (long done = 0; done < count; done += Part)
        {
            var at = now.AddDays(-Days + Days * ((double)done / count));
            NewUsage[] events = [.. Enumerable.Range(0, Part).Select(i => new NewUsage(posts.Id(), $"cust_{(done + i * 7919L) % UsagePosts.Customers + 1}", 1, at.AddMilliseconds(i)))];
            var answers = await journal.WriteAsync(new(events, null));
            if (answers.Any(a => a.Outcome != UsageOutcome.Accepted)) throw new InvalidOperationException($"Not taken: {answers.First(a => a.Outcome != UsageOutcome.Accepted)}");
        }
    }

    private static async Task<UsageSums> SumsAsync(IDbContextFactory<PortalDb> database)
    {
        await using var db = await database.CreateDbContextAsync();
        return new(await db.Set<UsageEventRow>().LongCountAsync(u => u.Meter == Meters.Units), await db.Set<UsageEventRow>().Where(u => u.Meter == Meters.Units).SumAsync(u => u.Units),
            await db.Set<UsageHourRow>().SumAsync(u => u.Units), await db.Set<UsageDayRow>().SumAsync(u => u.Units), await db.Set<UsageMonthRow>().SumAsync(u => u.Units));
    }
}

/// <summary>Each event is one unit: all of them are the same number when nothing was lost and nothing counted twice.</summary>
internal sealed record UsageSums(long Events, long Units, long Hours, long Days, long Months)
{
    public string Say(long sent) => Events == sent && Units == sent && Hours == sent && Days == sent && Months == sent
        ? $"{sent:N0} events acknowledged, {Events:N0} in the books, and so many units by hour, day and month: none lost, none twice."
        : $"**DIFFERENT**: {sent} acknowledged, {this}.";
}
