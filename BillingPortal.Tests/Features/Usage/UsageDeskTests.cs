using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Features.Usage.Admin;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Tests.Features.Operations;
using BillingPortal.Tests.Features.Operations.Admin;
using BillingPortal.Tests.Features.Subscriptions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>The staff's pages about usage, drawn over real rows. Now is 1 June 2026, 12:00 UTC.</summary>
[Trait("Part", "data")]
public sealed class UsageDeskTests : StaffDesk
{
    private const string Why = "the meter was wrong";

    [Fact]
    public async Task Overview_LeadsFromEachFigureToItsRows()
    {
        var (rosa, _) = await SitAsync(Roles.Support);
        await Kit.UsedAsync(rosa, ("2026-05-20 10:00", 30), ("2026-06-01 10:00", 4), ("2026-06-01 11:00", 6));
        await RefuseAsync();
        await Kit.Get<CheckUsage>().RunAsync();
        var page = Render<UsagePage>();
        Assert.Equal("Units this month so far: 10|Refused in 7 days: 3|Events are late by: 6 s|Counters that are wrong: 0", string.Join('|', page.FindAll(".kpi").Select(k => $"{k.QuerySelector(".kpi-label")!.TextContent}: {k.QuerySelector(".kpi-value")!.TextContent.Trim()}")));
        Assert.Equal(["#customers", "/admin/usage/refusals", "/admin/usage/events", "/admin/usage/counters"], page.FindAll(".kpi-value a").Select(a => a.GetAttribute("href")!), StringComparer.Ordinal);
        var row = Assert.Single(page.FindAll(".usage-table tbody tr"));
        Assert.Equal(["Rosa", "10", "0", "100", "Trial"], row.Children.Select(c => c.TextContent.Trim()), StringComparer.Ordinal);
        Assert.StartsWith("/admin/usage/events?customer=cust_", row.QuerySelector("td a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("&from=2026-06-01&to=2026-06-30", row.QuerySelector("td a")!.GetAttribute("href"), StringComparison.Ordinal);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/usage?month=2026-05&q=ros");
        page = Render<UsagePage>();
        Assert.Equal(("Units in May 2026", "30"), (page.Find(".kpi-label").TextContent, page.Find(".kpi-value").TextContent.Trim()));
        Assert.Equal("30", page.Find(".usage-table tbody td").TextContent.Trim());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/usage?month=2026-05&q=nobody");
        Assert.Contains("Nobody is like this", Render<UsagePage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_StandByReasonAndKey_WithTheLastExample()
    {
        await SitAsync(Roles.Support);
        await RefuseAsync();
        var page = Render<RefusalsPage>();
        Assert.Equal("customer_unknown shop 2 There is no such customer.Event e-2 1 Jun 2026, 12:00|too_old shop 1 Too old.Event e-3 31 May 2026, 12:00", string.Join('|', page.FindAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))));
        Assert.Equal("3", page.Find("tfoot .num").TextContent.Trim());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/usage/refusals?code=too_old&from=2026-05-31&to=2026-05-31");
        Assert.Equal("1", Render<RefusalsPage>().Find("tfoot .num").TextContent.Trim());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/usage/refusals?from=nonsense&to=2026-05-01&key=x");
        Assert.Contains("Nothing was refused", Render<RefusalsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCounter_IsFoundByAButton_AndRepairedWithAReason()
    {
        var (rosa, _) = await SitAsync(Roles.Admin);
        await Kit.UsedAsync(rosa, ("2026-05-20 10:00", 30));
        await Kit.Database.WriteAsync(db => db.Set<UsageMonthRow>().ExecuteUpdateAsync(set => set.SetProperty(m => m.Units, 7)));
        var page = Render<CountersPage>();
        Assert.Contains("not compared yet", page.Markup, StringComparison.Ordinal);
        await PressAsync(page, "Compare now");
        Assert.Contains("1 counter is wrong, by 23 units", page.Find(".notice-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("The month 7 30 \u221223", string.Join(' ', page.Find("tbody tr").Children.Select(c => c.TextContent.Trim())));
        Answer(new(true, Why));
        await PressAsync(page, "Repair…");
        Assert.Contains("1 counter is wrong, and it was repaired.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(30, await Kit.ReadAsync(db => db.Set<UsageMonthRow>().SumAsync(m => m.Units)));
        Assert.Equal("usage.counters-repaired", (await EntriesAsync())[^1]);
    }

    [Fact]
    public async Task Support_LooksAndChangesNothing()
    {
        var (rosa, id) = await SitAsync(Roles.Support);
        await Kit.UsedAsync(rosa, ("2026-06-01 10:00", 4));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/usage/events?customer={id}");
        var page = Render<EventsPage>();
        Assert.True(page.FindAll("tbody button").Single().HasAttribute("disabled"));
        Assert.Contains("only an admin can change it", Render<ImportPage>().Markup, StringComparison.Ordinal);
        Assert.Empty(Render<ImportPage>().FindAll("form"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/usage/events?customer=nobody");
        Assert.Contains("No such customer", Render<EventsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsJudged_ThenWritten_AndItsReportIsFiltered()
    {
        var (rosa, id) = await SitAsync(Roles.Admin);
        var page = Render<ImportPage>();
        await page.Find("textarea").ChangeAsync(new() { Value = "event_id|customer\n" });
        await page.Find("form").SubmitAsync();
        Assert.Contains("separated by '|'", page.Find("#usage-file-fault").TextContent, StringComparison.Ordinal);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText($"note;event_id;customer;units;at\n;a;{id};5;2026-06-01T10:00:00Z\n;b;nobody;5;2026-06-01T10:00:00Z\n;c;{id};x;\n", "usage.csv"));
        page.WaitForAssertion(() => Assert.Contains("usage.csv is read as it is.", page.Markup, StringComparison.Ordinal));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("What would happen", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Not read, because nothing here is called so: note.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("3 b|4 c", string.Join('|', page.FindAll("tbody tr").Select(r => $"{r.Children[0].TextContent} {r.Children[1].TextContent}")));
        Assert.Equal(0, await Kit.ReadAsync(db => db.Set<UsageEventRow>().CountAsync()));

        Answer(new(true, Why));
        await PressAsync(page, "Write 1 event…");
        page.WaitForAssertion(() => Assert.Contains("What was done", page.Markup, StringComparison.Ordinal));
        Assert.Equal((rosa, 5L), await Kit.ReadAsync(db => db.Set<UsageEventRow>().Select(e => ValueTuple.Create(e.ProfileId, e.Units)).SingleAsync()));
        await page.Find("#import-show").ChangeAsync(new() { Value = "Accepted" });
        Assert.Equal(["2", "a", id, "5", "Written"], page.Find("tbody tr").Children.Select(c => c.TextContent.Trim()), StringComparer.Ordinal);
        var report = Kit.Get<ImportReports>().Find(page.Find("a[download]").GetAttribute("href")!.Split('/')[^1][..^4])!;
        Assert.Equal("2,a," + id + ",5,2026-06-01T10:00:00Z,accepted,,\r\n", ReportText.Line(report.Lines[0]));
    }

    private async Task<(long Profile, string Id)> SitAsync(string role)
    {
        var rosa = await Kit.SignUpAsync();
        await Kit.Database.WriteAsync(async db =>
        {
            var row = await db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().SingleAsync();
            row.Name = "Rosa";
            db.Add(new BillingPortal.Platform.Data.Model.Customers.CustomerWordRow { ProfileId = rosa, Word = "rosa" });
        });
        Share<ReadUsageTotals>().Share<ReadRefusals>().Share<ReadChecks>().Share<BrowseUsage>().Share<BillingClock>().Share<CheckUsage>().Share<RepairCounters>();
        Share<BrowseEvents>().Share<ReverseUsage>().Share<ImportUsage>().Share<ImportReports>();
        await SignInAsync(role);
        return (rosa, await Kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().Select(p => p.PublicId).SingleAsync()));
    }

    private async Task RefuseAsync()
    {
        await ApiKeyTests.MakeAsync(Kit);
        await Kit.Database.WriteAsync(async db =>
        {
            var key = await db.Set<ApiKeyRow>().SingleAsync();
            var now = Kit.Clock.UtcNow;
            key.Name = "shop";
            db.Add(new UsageRefusalRow { ApiKeyId = key.Id, Day = new(2026, 6, 1), Code = "customer_unknown", Count = 1, LastAt = now, LastEventId = "e-2", LastReason = "There is no such customer." });
            db.Add(new UsageRefusalRow { ApiKeyId = key.Id, Day = new(2026, 5, 31), Code = "customer_unknown", Count = 1, LastAt = now.AddDays(-1), LastEventId = "e-1", LastReason = "There is no such customer." });
            db.Add(new UsageRefusalRow { ApiKeyId = key.Id, Day = new(2026, 5, 31), Code = "too_old", Count = 1, LastAt = now.AddDays(-1), LastEventId = "e-3", LastReason = "Too old." });
            db.Add(new UsageRefusalRow { ApiKeyId = key.Id, Day = new(2026, 5, 25), Code = "too_old", Count = 9, LastAt = now.AddDays(-7), LastEventId = "e-0", LastReason = "Too old." });
        });
    }

    // Whoever is asked next says this.
    private void Answer(Answer answer)
    {
        var dialogs = Services.GetRequiredService<DialogService>();
        void Say(string? title, Type type, Dictionary<string, object?> parameters, DialogOptions options)
        {
            dialogs.OnOpen -= Say;
            dialogs.Close(answer);
        }
        dialogs.OnOpen += Say;
    }

    private static Task PressAsync<T>(IRenderedComponent<T> page, string words) where T : IComponent =>
        page.FindAll("button").Single(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)).ClickAsync(new());

    private UsageDeskTests Share<T>() where T : class
    {
        Services.AddSingleton(Kit.Get<T>());
        return this;
    }
}
