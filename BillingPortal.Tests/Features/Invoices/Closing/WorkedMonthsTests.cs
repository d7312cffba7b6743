using System.Globalization;
using System.Text.Json.Nodes;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Core.Rating;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>The worked months of rating.jsonl, each lived by a customer: catalogue, subscription, card and usage as rows, the month closed by the engine, the invoice read from the database.</summary>
[Trait("Part", "data")]
public sealed class WorkedMonthsTests
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ThroughTheEngine_ComeOutExactly(bool capFirstMonth)
    {
        RatingCase[] cases = [.. RatingCase.All.Where(c => c.Month.CapFirstMonth == capFirstMonth)];
        Assert.Equal(capFirstMonth ? 12 : 128, cases.Length);
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, null, "--Billing:CapFirstMonth=" + capFirstMonth);
        var tiers = await TiersAsync(kit, cases);
        await kit.Database.WriteAsync(db => LiveAsync(db, cases, tiers));
        await CloseAsync(kit, cases);

        var invoices = await kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).Include(i => i.Profile).ToDictionaryAsync(i => (i.Profile.PublicId, i.Month)));
        for (var at = 0; at < cases.Length; at++)
            Assert.Equal((cases[at].Name, cases[at].Out), (cases[at].Name, Told(invoices.GetValueOrDefault((Customer(at), cases[at].Month.Month.First)), JsonNode.Parse(cases[at].Out)!)));
        await kit.TrueAsync();
    }

    // The lines and the total as they stand in the database; the rest from what the invoice was made of, which must say the same. Without an invoice nothing was to be invoiced.
    private static string Told(InvoiceRow? row, JsonNode wanted)
    {
        if (row is null) return wanted["lines"]!.AsArray().Count == 0 && (long)wanted["total"]! == 0 ? wanted.ToJsonString() : "no invoice";
        var told = JsonNode.Parse(RatingCase.Written(ComposeInvoice.Of(InvoiceFacts.Parse(row.Facts).ToCompose()).Rated!))!;
        (told["lines"], told["total"]) = (new JsonArray([.. row.Lines.Select(Told)]), row.TotalMinor);
        return told.ToJsonString();
    }

    private static JsonObject Told(InvoiceLineRow line) => line.Kind == InvoiceLineKind.Base
        ? new() { ["kind"] = "base", ["tier"] = NameOf(line), ["days"] = line.Days, ["of"] = line.OfDays, ["amount"] = line.AmountMinor }
        : new() { ["kind"] = "overage", ["tier"] = NameOf(line), ["units"] = line.Units, ["amount"] = line.AmountMinor };

    // Tiers of one name with other terms are other tiers in a catalogue: "T1 7".
    private static string NameOf(InvoiceLineRow line) => line.Tier!.Split(' ')[0];

    private static string Customer(int at) => "cust_" + at.ToString(CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyDictionary<TierTerms, long>> TiersAsync(PortalKit kit, IEnumerable<RatingCase> cases)
    {
        var tiers = new Dictionary<TierTerms, long>();
        foreach (var terms in cases.SelectMany(c => c.Month.Terms).Select(t => t.Terms).Distinct())
            tiers[terms] = (await kit.AddTierAsync(string.Create(CultureInfo.InvariantCulture, $"{terms.Name} {tiers.Count}"), t => (t.Base, t.Included, t.UnitPrice) = (terms.Base.Minor, terms.Included, terms.UnitPrice?.ToString()))).Versions.Single().Id;
        return tiers;
    }

    private static async Task LiveAsync(PortalDb db, RatingCase[] cases, IReadOnlyDictionary<TierTerms, long> tiers)
    {
        BillingProfileRow[] profiles = [.. cases.Select((_, at) => new BillingProfileRow { PublicId = Customer(at), Reference = Customer(at), Locale = "en-US", TimeZone = "UTC", CreatedAt = DateTime.UnixEpoch })];
        db.AddRange(profiles);
        await db.SaveChangesAsync();
        for (var at = 0; at < cases.Length; at++) Live(db, profiles[at].Id, cases[at].Month, tiers);
    }

    // Who does not leave within the month leaves on the first day of the next, so that nobody is invoiced for years.
    private static void Live(PortalDb db, long profile, MonthToRate month, IReadOnlyDictionary<TierTerms, long> tiers)
    {
        var (span, first, next) = (month.Spans.Single(), month.Month.First, month.Month.Next.First);
        var start = span.Start.ToDateTime(default, DateTimeKind.Utc) + Noon;
        var last = span.CancelOn ?? next;
        long[] versions = [.. month.Terms.Select(t => tiers[t.Terms])];
        var subscription = new SubscriptionRow
        {
            ProfileId = profile,
            TierVersionId = versions[^1],
            StartedAt = start.AddDays(-14),
            TrialEndsAt = start,
            PaidStart = span.StartCounts ? PaidStart.Back : PaidStart.AfterTrial,
            CancelOn = last,
            AccessEndsAt = last.AddDays(1).ToDateTime(default, DateTimeKind.Utc),
        };
        db.Add(subscription);
        if (versions.Length == 2) db.Add(new PlanChangeRow { Subscription = subscription, BeforeVersionId = versions[0], TierVersionId = versions[1], FromDay = month.Terms[1].From, MadeAt = start });
        db.Add(new CardRow { ProfileId = profile, MethodId = string.Create(CultureInfo.InvariantCulture, $"pm_{profile}"), Kind = "card", Brand = "visa", Last4 = "4242", ExpiryYear = 2030, ExpiryMonth = 12, SetUpAt = start.AddDays(-14) });
        if (month.Used > 0) Use(db, profile, month, span.Start < first ? first.ToDateTime(default, DateTimeKind.Utc) + Noon : start.AddHours(1));
    }

    private static void Use(PortalDb db, long profile, MonthToRate month, DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        db.Add(new UsageEventRow { ProfileId = profile, Meter = Meters.Units, EventId = "e", Units = month.Used, At = at, AtGiven = true, ReceivedAt = at, Source = UsageSource.Reported });
        db.Add(new UsageHourRow { ProfileId = profile, Meter = Meters.Units, Day = day, Hour = at.Hour, Units = month.Used });
        db.Add(new UsageDayRow { ProfileId = profile, Meter = Meters.Units, Day = day, Units = month.Used });
        db.Add(new UsageMonthRow { ProfileId = profile, Meter = Meters.Units, Month = month.Month.First, Units = month.Used, Changes = 1 });
    }

    // Their months only, and no other one of the 78 years.
    private static async Task CloseAsync(PortalKit kit, IEnumerable<RatingCase> cases)
    {
        CalendarMonth[] months = [.. cases.Select(c => c.Month.Month).DistinctBy(m => m.First).OrderBy(m => m.First)];
        var end = TimeZoneInfo.Utc.EndOf(months[^1]);
        await kit.Clock.PutForwardAsync(end.AddHours(1), default);
        await kit.Database.WriteAsync(db =>
        {
            db.AddRange(months.Select(m => new BillingRunRow { Month = m.First, BegunAt = end }));
            return Task.CompletedTask;
        });
        await kit.Get<CloseMonths>().DoAsync(end, default);
        await kit.Get<FinishMonths>().DoAsync(end.AddHours(1), default);
        Assert.Equal(months.Length, await kit.ReadAsync(db => db.Set<BillingRunRow>().CountAsync(r => r.Stage == RunStage.Done)));
    }
}
