using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>Months that end. All sign up on 1 June 2026, 12:00; trials end on the 15th, and the 15 days after it are paid for.</summary>
[Trait("Part", "data")]
public sealed class CloseMonthsTests
{
    private const string June = "2026-06 Open INV-2026-000001 92.50: Basic, 15 of 30 days 25.00 | 30 units above 50 at $2.25 67.50";

    [Theory, OnBoth]
    public async Task Month_BecomesADraftAtItsEnd_AndFinalAfterTheGraceWindow_WithoutAnybody(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var profile = await PayingAsync(kit, "a");
        await kit.UsedAsync(profile, ("2026-06-10T10:00Z", 500), ("2026-06-20T10:00Z", 70));
        await ToAsync(kit, "2026-07-01T00:30");
        Assert.Equal("2026-06 Draft – 70.00: Basic, 15 of 30 days 25.00 | 20 units above 50 at $2.25 45.00", await kit.InvoicesAsync(profile));
        await kit.UsedAsync(profile, ("2026-06-30T23:59Z", 10), ("2026-07-01T00:00Z", 99));
        await ToAsync(kit, "2026-07-01T01:00");

        Assert.Equal(June, await kit.InvoicesAsync(profile));
        var row = (await kit.RowsAsync(profile))[0];
        Assert.Equal((Instant("2026-07-01T01:00"), Day("2026-07-01"), 4), (Whole(row.FinalAt!.Value), row.DueOn, row.Watermark));
        Assert.Contains("\"name\":\"a@example.com\"", row.Buyer!, StringComparison.Ordinal);
        Assert.Equal(["invoice-final"], await kit.ReadAsync(db => db.Set<FactRow>().Where(f => f.Kind.StartsWith("invoice")).Select(f => f.Kind).ToListAsync()));
        Assert.Contains("2026-07-01 01:00 invoice.final: Invoice INV-2026-000001 for June 2026: ", await kit.TimelineAsync(profile), StringComparison.Ordinal);
        Assert.Equal("2026-06 Done 1/1", await kit.RunsAsync());
        var billed = await kit.ReadAsync(db => db.Set<BilledMonthRow>().SingleAsync());
        Assert.Equal((80, 3), (billed.Units, billed.Changes));
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task Again_ChangesNothing(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var profile = await PayingAsync(kit, "a");
        await kit.UsedAsync(profile, ("2026-06-20T10:00Z", 80));
        await ToAsync(kit, "2026-07-02");
        for (var again = 0; again < 2; again++) await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.Equal(June, await kit.InvoicesAsync(profile));
        Assert.Equal(kit.Get<Installation>().Zone.EndOf("2026-07"), await kit.Get<CloseMonths>().NextAsync(default));
        Assert.Null(await kit.Get<FinishMonths>().NextAsync(default));
    }

    [Theory, OnBoth]
    public async Task ThreeMonthsAtOnce_AreClosedInOrder_EachAtItsTime(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var profile = await PayingAsync(kit, "a");
        await ToAsync(kit, "2026-09-02");
        Assert.Equal(
            """
            2026-06 Open INV-2026-000001 25.00: Basic, 15 of 30 days 25.00
            2026-07 Open INV-2026-000002 50.00: Basic, July 2026 50.00
            2026-08 Open INV-2026-000003 50.00: Basic, August 2026 50.00
            """, await kit.InvoicesAsync(profile));
        Assert.Equal("2026-07-01 2026-08-01 2026-09-01", string.Join(' ', (await kit.RowsAsync(profile)).Select(i => $"{i.DueOn:yyyy-MM-dd}")));
    }

    [Theory, OnBoth]
    public async Task OffAtTheMonthsEnd_ItHappensOnReturn_AndIsDueThen(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var profile = await PayingAsync(kit, "a");
        kit.Time.Advance(TimeSpan.FromDays(68)); // 8 August
        Assert.Empty((await kit.Get<WalkDue>().ToNowAsync()).Faults);
        Assert.Equal("2026-06 2026-08-08 1, 2026-07 2026-08-08 2", string.Join(", ", (await kit.RowsAsync(profile)).Select(i => $"{i.Month:yyyy-MM} {i.DueOn:yyyy-MM-dd} {i.Sequence}")));
    }

    [Theory, OnBoth]
    public async Task StartOnTheLastDay_IsInvoicedWithTheNextMonth(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        await ToAsync(kit, "2026-06-16T12:00");
        var profile = await PayingAsync(kit, "a");
        await ToAsync(kit, "2026-07-05");
        Assert.Equal(("", "2026-06 Done 0/0"), (await kit.InvoicesAsync(profile), await kit.RunsAsync()));
        await kit.UsedAsync(profile, ("2026-06-30T11:00Z", 1000), ("2026-06-30T13:00Z", 60), ("2026-07-10T10:00Z", 50));
        await ToAsync(kit, "2026-08-02");
        Assert.Equal("2026-07 Open INV-2026-000001 72.50: Basic, July 2026 50.00 | 10 units above 100 at $2.25 22.50", await kit.InvoicesAsync(profile));
        // What comes late for the last day of June is late for that bill.
        await kit.UsedAsync(profile, ("2026-06-30T14:00Z", 2));
        await ToAsync(kit, "2026-09-02");
        Assert.Contains("2026-08 Open INV-2026-000002 54.50: Basic, August 2026 50.00 | Late usage for July 2026 4.50", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task WhoIsNotInvoicedHere_GetsNothing(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var (free, unpaid, byStripe) = (await PayingAsync(kit, "free", "Costless"), await SignUpAsync(kit, "unpaid"), await PayingAsync(kit, "stripe"));
        await kit.AddTierAsync("Yearly", terms => terms.InvoicedBy = BillingPortal.Platform.Data.Model.Catalog.Invoicer.Stripe);
        await kit.Database.WriteAsync(async db =>
        {
            var version = await db.Set<BillingPortal.Platform.Data.Model.Catalog.TierVersionRow>().Where(v => v.Tier.Name == "Yearly").Select(v => v.Id).SingleAsync();
            await db.Set<BillingPortal.Platform.Data.Model.Subscriptions.SubscriptionRow>().Where(s => s.ProfileId == byStripe).ExecuteUpdateAsync(set => set.SetProperty(s => s.TierVersionId, version));
        });
        await ToAsync(kit, "2026-08-02");
        foreach (var profile in new[] { free, unpaid, byStripe }) Assert.Equal("", await kit.InvoicesAsync(profile));
    }

    [Theory, OnBoth]
    public async Task BackInTheSameMonth_IsOneInvoice(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var profile = await PayingAsync(kit, "a");
        await ToAsync(kit, "2026-07-11");
        await LeaveAsync(kit, profile, BillingPortal.Features.Subscriptions.Wish.LeaveNow);
        await ToAsync(kit, "2026-07-21");
        await kit.UsedAsync(profile, ("2026-07-10T10:00Z", 72));
        await DoAsync(kit, profile, Take("Basic"));
        await ToAsync(kit, "2026-08-02");
        Assert.EndsWith("2026-07 Open INV-2026-000002 37.73: Basic, 22 of 31 days 35.48 | 1 unit above 71 at $2.25 2.25", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
    }

    [Theory]
    [OnBoth("Europe/Berlin", "2026-06-30T22:00")]
    [OnBoth("America/New_York", "2026-07-01T04:00")]
    [OnBoth("Pacific/Apia", "2026-06-30T11:00")]
    public async Task MonthEnds_WhenItDoesInTheBillingZone(DatabaseProvider provider, string zone, string end)
    {
        await using var kit = await PortalKit.StartAsync(provider, adjust: null, $"--Portal:TimeZone={zone}");
        var profile = await PayingAsync(kit, "a");
        var ends = Instant(end);
        await kit.UsedAsync(profile, ($"{ends.AddSeconds(-1):O}", 1000), ($"{ends:O}", 2000));
        await kit.PassAsync(ends.AddSeconds(-1) - kit.Clock.UtcNow);
        Assert.Equal("", await kit.InvoicesAsync(profile));
        await kit.PassAsync(ends.AddHours(1) - kit.Clock.UtcNow);
        var row = Assert.Single(await kit.RowsAsync(profile));
        Assert.Equal((1000, Day("2026-07-01"), InvoiceState.Open), (InvoiceUnits(row), row.DueOn, row.State));
    }

    private static long InvoiceUnits(InvoiceRow row) => BillingPortal.Features.Invoices.InvoiceFacts.Parse(row.Facts).Month!.Used;

    // The sandbox's clock is put a hair after the instant that it was moved to.
    private static DateTime Whole(DateTime instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
}
