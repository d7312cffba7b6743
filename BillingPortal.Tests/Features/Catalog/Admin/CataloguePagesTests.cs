using BillingPortal.Features.Catalog;
using BillingPortal.Features.Catalog.Admin;
using BillingPortal.Platform.Identity;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Catalog.Admin;

public sealed class CataloguePagesTests : CatalogueDesk
{
    [Fact]
    public async Task Edit_SaysFaultsBesideTheFields_ShowsTheImpact_AndWaitsForItsEnd()
    {
        await SitAsync();
        var basic = await BasicAsync();
        var page = Render<TierPage>(p => p.Add(t => t.Id, basic.Id));
        await TypeAsync(page, "tier-base", "60.001");
        await TypeAsync(page, "tier-included", "x");
        await page.Find("form").SubmitAsync();
        Assert.Contains("USD is paid with at most 2 decimals.", page.Find("#tier-base-fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("whole number", page.Find("#tier-included-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("60.001", page.Find("#tier-base").GetAttribute("value"));

        await TypeAsync(page, "tier-base", "60");
        await TypeAsync(page, "tier-included", "120");
        await page.Find("input[value=all]").ChangeAsync(new() { Value = "on" });
        await page.Find("form").SubmitAsync();
        Assert.Contains("Choose the day", page.Find("#audience-day-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "audience-day", "2026-07-01");
        await page.Find("form").SubmitAsync();
        Assert.Contains("The earliest day for all is 2 Jul 2026;", page.Find("#audience-day-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "audience-day", "2026-07-02");
        await page.Find("form").SubmitAsync();

        Assert.Equal("Base a month $50.00 $60.00|Units included 100 120", string.Join('|', page.FindAll(".changes tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))));
        Assert.Contains("One customer has Basic and gets it from 2 Jul 2026 on. It can cost them more, so they are told by mail at once, at least 30 days before.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(6000, Impact.Asked!.Base.Minor);
        Impact.Say(new(1, 3, [ImpactTallyTests.Customer("Rosa", ("2026-05", 5000, 6000))]));
        page.WaitForAssertion(() => Assert.Contains("1 of 3 customers rated again", page.Markup, StringComparison.Ordinal));
        Assert.Equal("1", page.Find("progress").GetAttribute("value"));
        Assert.True(page.FindAll("button").Single(b => b.TextContent.StartsWith("Publish version 2", StringComparison.Ordinal)).HasAttribute("disabled"));
        await PressAsync(page, "Stop");
        page.WaitForAssertion(() => Assert.Contains("You stopped it after 1 of 3 customers", page.Markup, StringComparison.Ordinal));
        Assert.Contains("With this version, of 1 customer 1 would have paid more, 0 less, 0 the same.", page.Markup, StringComparison.Ordinal);
        await PressAsync(page, "Publish version 2 for all from 2 Jul 2026");
        Assert.Equal(new DateOnly(2026, 7, 2), (await BasicAsync()).Planned!.ForAllFrom);
        Assert.Contains("Version 2 holds for all who have it from 2 Jul 2026 on; one customer has it now.", page.Find(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 3", page.Find("h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaleEdit_ShowsBothVersions_AndLosesNothingThatWasTyped()
    {
        await SitAsync();
        var basic = await BasicAsync();
        var page = Render<TierPage>(p => p.Add(t => t.Id, basic.Id));
        await TypeAsync(page, "tier-base", "60");
        await page.Find("form").SubmitAsync();
        Impact.End();
        await Kit.Get<PublishVersion>().RunAsync(Other, new(basic.Id, 1, basic.Typed() with { Base = "55", Included = "150" }, null));
        page.WaitForAssertion(() => Assert.False(page.FindAll("button").Single(b => b.TextContent.StartsWith("Publish version 2", StringComparison.Ordinal)).HasAttribute("disabled")));
        await PressAsync(page, "Publish version 2 for new customers");
        Assert.Contains("person:other published version 2 meanwhile", page.Find(".notice-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("Base a month $50.00 $55.00 $60.00|Units included 100 150 100", string.Join('|', page.FindAll(".changes tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))));
        Assert.Contains("Version 2", page.Find(".timeline").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Go on with mine");
        Assert.Equal(("60", "100"), (page.Find("#tier-base").GetAttribute("value"), page.Find("#tier-included").GetAttribute("value")));
        Impact.End();
        await page.Find("form").SubmitAsync();
        Impact.End();
        page.WaitForAssertion(() => Assert.False(page.FindAll("button").Single(b => b.TextContent.StartsWith("Publish version 3", StringComparison.Ordinal)).HasAttribute("disabled")));
        await PressAsync(page, "Publish version 3 for new customers");
        Assert.Equal("3: 60.00 USD 100", (await BasicAsync()).Newest is var newest ? $"{newest.Number}: {newest.Draft.Base} {newest.Draft.Included}" : "");
    }

    [Fact]
    public async Task Import_NamesEachFault_ShowsTheDifference_AndComparesAgainWhatMovedOn()
    {
        await SitAsync();
        var page = Render<ImportPage>();
        await TypeAsync(page, "import-text", """[{"name":"Basic","base":"1.234","included":"x"}]""");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Basic · base|Basic · included|isDefault", string.Join('|', page.FindAll(".import-faults strong").Select(f => f.TextContent)));

        await TypeAsync(page, "import-text", """[{"name":"Basic","base":"55","included":"100","unitPrice":"2.25","isDefault":true},{"name":"Nano","base":1,"included":1}]""");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Basic Changed|Nano Created|Premium Archived|Silver Archived|Gold Archived|On offer, in order", string.Join('|', page.FindAll(".diff h3").Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
        Assert.Contains("One customer has it. For new customers only.", page.Markup, StringComparison.Ordinal);
        var basic = await BasicAsync();
        await Kit.Get<PublishVersion>().RunAsync(Other, new(basic.Id, 1, basic.Typed() with { Base = "52" }, null));
        await PressAsync(page, "Take all of it");
        Assert.Contains("Somebody changed the catalogue meanwhile.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "Compare again");
        Assert.Contains("$52.00", page.Find(".changes del").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "Take all of it");
        Assert.EndsWith("/admin/catalogue", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("Basic Nano", string.Join(' ', (await Kit.Get<ReadTiers>().RunAsync()).Where(t => !t.IsArchived).Select(t => t.Name)));

        var list = Render<CataloguePage>();
        Assert.Equal(2, list.FindAll(".tier-table").Count);
        await list.FindAll("button").Single(b => b.InnerHtml.Contains("Move Nano up", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Equal("Nano is number 1 of 2.", list.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Support_MayLook_AndNothingElse()
    {
        await SitAsync(Roles.Support);
        var basic = await BasicAsync();
        Assert.Empty(Render<TierPage>(p => p.Add(t => t.Id, basic.Id)).FindAll("form"));
        Assert.Empty(Render<NewTierPage>().FindAll("form"));
        Assert.Empty(Render<ImportPage>().FindAll("form"));
        var list = Render<CataloguePage>();
        Assert.All(list.FindAll(".tier-table button"), b => Assert.True(b.HasAttribute("disabled")));
        Assert.Contains("No such tier", Render<TierPage>(p => p.Add(t => t.Id, 99)).Markup, StringComparison.Ordinal);
    }
}
