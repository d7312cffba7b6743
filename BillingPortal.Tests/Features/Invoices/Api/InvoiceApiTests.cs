using System.Globalization;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Tests.Core.Rating;
using BillingPortal.Tests.Features.Invoices.Truth;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Api;

public sealed class InvoiceApiTests
{
    [Fact]
    [Trait("Part", "web")]
    public async Task Invoices_AreListed_Read_AndVerified_OverHttp()
    {
        await using var portal = await ApiPortal.StartAsync("--Portal:Sample=None");
        await AddAsync(portal.Get<IDbContextFactory<PortalDb>>());
        var key = await portal.KeyAsync(Scopes.Invoices);
        async Task<(int, JsonNode)> GetAsync(string path, string? with = null, HttpMethod? method = null)
        {
            var (answer, body) = await portal.SendAsync(method ?? HttpMethod.Get, "/api/v1" + path, with ?? key);
            return ((int)answer.StatusCode, body!);
        }
        Assert.Equal((403, Codes.ScopeMissing), await GetAsync("/invoices", await portal.KeyAsync(Scopes.Usage)) is var (status, no) ? (status, (string?)no["code"]) : default);

        var (_, all) = await GetAsync("/invoices?limit=2");
        Assert.Equal(["INV-2026-000001 2026-05 open 11750", "INV-2026-000002 2026-06 open 11750"], Written(all), StringComparer.Ordinal);
        var (_, rest) = await GetAsync("/invoices?limit=2&cursor=" + (string?)all["nextCursor"]);
        Assert.Equal([" 2026-07 draft 11750"], Written(rest), StringComparer.Ordinal);
        Assert.Null(rest["nextCursor"]);
        Assert.Equal([" 2026-07 draft 11750"], Written((await GetAsync("/invoices?state=draft")).Item2), StringComparer.Ordinal);
        Assert.Equal(["INV-2026-000002 2026-06 open 11750"], Written((await GetAsync("/invoices?customer=acme&month=2026-06")).Item2), StringComparer.Ordinal);
        Assert.Empty(Written((await GetAsync("/invoices?customer=other")).Item2));
        foreach (var (query, field) in new[] { ("limit=0", "limit"), ("limit=101", "limit"), ("state=gone", "state"), ("month=May", "month"), ("cursor=inv_x", "cursor") })
            Assert.Equal((query, 400, Codes.QueryInvalid, field), await GetAsync("/invoices?" + query) is var (code, body) ? (query, code, (string?)body["code"], (string?)body["field"]) : default);
        Assert.Equal((404, Codes.NotFound), await GetAsync("/invoices?customer=nobody") is var (missing, why) ? (missing, (string?)why["code"]) : default);

        var (_, one) = await GetAsync("/invoices/INV-2026-000001");
        Assert.Equal("cust_acme month USD 11750 11750", $"{one["invoice"]!["customer"]} {one["invoice"]!["kind"]} {one["invoice"]!["currency"]} {one["invoice"]!["total"]} {one["invoice"]!["due"]}");
        Assert.Equal(["base 5000 Basic: $50.00 × 31 of 31 days = $50.00.", "overage 6750 30 units above 100 × $2.25 = $67.50."], one["lines"]!.AsArray().Select(l => $"{l!["kind"]} {l["amount"]} {l["computed"]}"), StringComparer.Ordinal);
        Assert.Equal("2.25 30 1 2026-05-01 2026-05-31", $"{one["lines"]![1]!["unitPrice"]} {one["lines"]![1]!["units"]} {one["lines"]![1]!["tierVersion"]} {one["lines"]![1]!["firstDay"]} {one["lines"]![1]!["lastDay"]}");
        Assert.Equal((string?)one["invoice"]!["id"], (string?)(await GetAsync("/invoices/" + one["invoice"]!["id"])).Item2["invoice"]!["id"]);
        Assert.Equal(404, (await GetAsync("/invoices/INV-2026-999999")).Item1);

        Assert.Equal((null, null, 0), await GetAsync("/invoices/INV-2026-000001/why") is var (_, first) ? ((string?)first["before"], (string?)first["beforeMonth"], first["parts"]!.AsArray().Count) : default);
        Assert.Equal(("inv_0", "2026-05", 0L, 0), await GetAsync("/invoices/inv-2026-2/why") is var (_, second) ? ((string?)second["before"], (string?)second["beforeMonth"], (long)second["more"]!, second["parts"]!.AsArray().Count) : default);
        Assert.Equal(404, (await GetAsync("/invoices/x/why")).Item1);

        // No event was ever written for these: that is what is wrong with them.
        var (_, told) = await GetAsync("/invoices/INV-2026-000001/verify", method: HttpMethod.Post);
        Assert.Equal((false, "usage_differs", "INV-2026-000001"), ((bool?)told["right"], (string?)told["faults"]![0]!["code"], (string?)told["number"]));
        Assert.Equal(404, (await GetAsync("/invoices/x/verify", method: HttpMethod.Post)).Item1);
        Assert.Equal((200, null, 0L), await GetAsync("/customers/acme/invoices/upcoming") is var (ok, nothing) ? (ok, (string?)nothing["month"], (long?)nothing["total"]) : default);
        Assert.Equal(404, (await GetAsync("/customers/nobody/invoices/upcoming")).Item1);
    }

    [Fact]
    [Trait("Part", "web")]
    public async Task Words_OfTheDocumentOfTheFileAndOfTheGuides_AreTheSame()
    {
        await using var portal = await RunningPortal.StartAsync();
        var schemas = JsonNode.Parse(await portal.Client.GetStringAsync("/api/openapi.json"))!["components"]!["schemas"]!;
        foreach (var (schema, field, words, guide) in new[]
        {
            ("InvoiceAnswer", "state", InvoiceCodes.States.All, "api.md"), ("InvoiceAnswer", "kind", InvoiceCodes.Kinds.All, "api.md"),
            ("LineAnswer", "kind", InvoiceCodes.Lines.All, "invoices.md"), ("FaultAnswer", "code", InvoiceCodes.Faults.All, "invoices.md"),
            ("WhyPart", "reason", InvoiceCodes.Reasons.All, "invoices.md"),
        })
        {
            Assert.Equal(words, schemas[schema]!["properties"]![field]!["enum"]!.AsArray().Select(w => (string)w!), StringComparer.Ordinal);
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", guide));
            Assert.All(words.Where(_ => field != "kind"), word => Assert.Contains($"`{word}`", text, StringComparison.Ordinal));
        }
        Assert.Equal(InvoiceCodes.States.All, Enum.GetValues<InvoiceState>().Select(InvoiceNames.Of), StringComparer.Ordinal);
        Assert.Equal(InvoiceCodes.Kinds.All, Enum.GetValues<InvoiceKind>().Select(InvoiceNames.Of), StringComparer.Ordinal);
        Assert.Equal(InvoiceCodes.Reasons.All, Enum.GetValues<DifferenceReason>().Select(InvoiceNames.Of), StringComparer.Ordinal);
        Assert.Equal(InvoiceCodes.Lines.All, Enum.GetValues<InvoiceLineKind>().Select(InvoiceNames.Of), StringComparer.Ordinal);
    }

    /// <summary>June from the 15th on: 15 of 30 days, 50 units included.</summary>
    [Theory, OnBoth]
    [Trait("Part", "data")]
    public async Task Upcoming_IsTheInvoiceAsItWouldBeNow(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        var id = await kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.PublicId).SingleAsync());
        var read = kit.Get<ReadInvoices>();
        Assert.Null((await read.UpcomingAsync(id)).Value.Month);
        await kit.HasCardAsync(profile);
        await kit.UntilAsync("2026-06-20 12:00");
        await kit.UsedAsync(profile, ("2026-06-20 10:00", 60));
        var now = (await read.UpcomingAsync(id)).Value;
        Assert.Equal(("2026-06", 4750L, "Basic: $50.00 × 15 of 30 days = $25.00. 10 units above 50 × $2.25 = $22.50."), (now.Month, now.Total, string.Join(' ', now.Lines.Select(l => l.Computed))));
        await kit.UntilAsync("2026-07-01 02:00");
        Assert.Equal(now.Total, (await kit.InvoiceAsync(profile, "2026-06")).TotalMinor);
        await kit.UsedAsync(profile, ("2026-06-20 11:00", 4));
        var late = (await read.UpcomingAsync(id)).Value;
        Assert.Equal(("2026-07", 5900L, "With 64 units the month comes to $56.50; $47.50 were billed for 60 units."), (late.Month, late.Total, late.Lines[^1].Computed));
    }

    private static string[] Written(JsonNode page) => [.. page["data"]!.AsArray().Select(i => $"{i!["number"]} {i["month"]} {i["state"]} {i["total"]}")];

    private static Task AddAsync(IDbContextFactory<PortalDb> database) => database.WriteAsync(async db =>
    {
        var now = new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc);
        var profiles = new[] { "acme", "other" }.Select(n => new BillingProfileRow { PublicId = "cust_" + n, Reference = n, Locale = "en-US", TimeZone = "UTC", CreatedAt = now }).ToArray();
        db.AddRange(profiles);
        await db.SaveChangesAsync();
        for (var at = 0; at < 3; at++)
        {
            var month = new CalendarMonth(2026, 5 + at);
            var facts = new InvoiceFacts("USD", true, 50, MonthFacts.Of(MonthToRate.Whole(KnownTiers.Of("Basic"), month, 130), [new(now.AddDays(-60), now.AddDays(-30))]), [], [], []);
            var made = ComposeInvoice.Of(facts.ToCompose());
            var row = new InvoiceRow { PublicId = $"inv_{at}", ProfileId = profiles[0].Id, Kind = InvoiceKind.Month, Month = month.First, Currency = Currency.Usd, SubtotalMinor = made.Total.Minor, TotalMinor = made.Total.Minor, DraftedAt = now, Facts = facts.ToJson(), Watermark = 0 };
            foreach (var line in LineRows.Of(made, new Show(CultureInfo.InvariantCulture, TimeZoneInfo.Utc))) row.Lines.Add(line);
            db.Add(row);
            await db.SaveChangesAsync();
            if (at == 2) continue;
            (row.State, row.FinalAt, row.DueOn, row.Series, row.Year, row.Sequence, row.Number) = (InvoiceState.Open, now, DateOnly.FromDateTime(now), "INV", 2026, at + 1, string.Create(CultureInfo.InvariantCulture, $"INV-2026-{at + 1:000000}"));
            await db.SaveChangesAsync();
        }
    });
}
