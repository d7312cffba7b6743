using AngleSharp.Dom;
using BillingPortal.Features.Cards;
using BillingPortal.Features.Customers;
using BillingPortal.Features.Customers.Admin;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Tests.Features.Operations.Admin;
using BillingPortal.Tests.Features.Subscriptions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using CustomerPage = BillingPortal.Features.Customers.Admin.CustomerPage;

namespace BillingPortal.Tests.Features.Customers.Admin;

/// <summary>The pages about customers, drawn over real rows. Sign-ups are on 1 June 2026, 12:00 UTC.</summary>
public sealed class CustomerDeskTests : StaffDesk
{
    private Question? asked;

    [Fact]
    public async Task List_SaysHowEachStands_AndTheFiltersStandInTheAddress()
    {
        var carded = await Kit.SignUpAsync("carl@example.com", "Gold");
        await Kit.SignUpAsync();
        await Kit.HasCardAsync(carded);
        await Kit.Database.WriteAsync(db => db.Set<CardRow>().ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiryYear, 2026).SetProperty(c => c.ExpiryMonth, 6)));
        await SitAsync(Roles.Support);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/customers?state=trial&tier=Gold&card=expiring&sort=trial&page=0");
        var page = Render<CustomersPage>();
        var row = page.FindAll("tbody tr").Single();
        Assert.Equal("carl@example.com Trial Card set up Gold in 14 days Visa •••• 4242 Expires 06/2026 1 Jun 2026", Words(row));
        Assert.Equal(("trial", "Gold", "expiring", "trial"), (Chosen(page, "state"), Chosen(page, "tier"), Chosen(page, "card"), Chosen(page, "sort")));
        Assert.Equal("ascending", page.FindAll("th").Single(h => h.TextContent.Contains("Trial ends", StringComparison.Ordinal)).GetAttribute("aria-sort"));
        Assert.EndsWith("?state=trial&tier=Gold&card=expiring&sort=-trial", page.FindAll("th a.sort")[1].GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(page.Find("#customers-q").HasAttribute("data-search"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/customers?state=locked");
        Assert.Contains("Nobody is like this", Render<CustomersPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyYet_SaysWhenTheFirstComes()
    {
        await SitAsync(Roles.Support);
        Assert.Contains("Your customers will be here", Render<CustomersPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_IsShownWithWhatHappensNext_ItsCardTrialAndStory()
    {
        var (one, other) = (await Kit.SignUpAsync(), await Kit.SignUpAsync("carl@example.com"));
        await Kit.HasCardAsync(one);
        await Kit.HasCardAsync(other, "pm_2");
        await Kit.Database.WriteAsync(db => db.Set<CardRow>().ExecuteUpdateAsync(set => set.SetProperty(c => c.FingerprintHash, "same")));
        await SitAsync(Roles.Support);
        var page = await CustomerAsync(one);
        Assert.Contains("The trial of Basic ends on 15 Jun 2026, 12:00 UTC. Paid billing starts then; nothing is charged before.", Words(page.Find(".next")), StringComparison.Ordinal);
        Assert.Contains("Basic, version 1, $50.00 a month", Words(Card(page, "Trial and plan")), StringComparison.Ordinal);
        Assert.Contains("Until 30 Jun 2026: 15 of 30 days, 50 units included", Words(Card(page, "Trial and plan")), StringComparison.Ordinal);
        Assert.Contains("Visa •••• 4242 , expires 12/2030", Words(Card(page, "Card")), StringComparison.Ordinal);
        Assert.EndsWith("The same card is used by another customer carl@example.com", Words(Card(page, "Card")), StringComparison.Ordinal);
        Assert.Equal("The trial of Basic began. 1 Jun 2026, 12:00 UTC · By itself|Signed up. 1 Jun 2026, 12:00 UTC · rosa@example.com", string.Join('|', page.FindAll(".timeline li").Select(Words)));
        Assert.All(Card(page, "Trial and plan").QuerySelectorAll("button, input"), e => Assert.True(e.HasAttribute("disabled")));
        Assert.EndsWith("/open-as", page.Find("form[method=post]").GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_IsExplainedWithItsFigures()
    {
        var profile = await Kit.SignUpAsync();
        var told = await Kit.Get<ILiveEntitlements>().OfAsync(profile);
        foreach (var _ in new[] { 1, 2 }) Kit.Get<IDenials>().Note(told, EntitlementCodes.Reasons.HardCap, 1200);
        await Kit.Get<Denials>().WriteAsync(default);
        await SitAsync(Roles.Support);
        Assert.Equal("So many units a period were agreed with this customer: none beyond them is given. 1 Jun 2026, 12:00 UTC · 2 times since 1 Jun 2026, 12:00 UTC. Basic, version 1, 0 of 100 units used, 1,200 more asked for, trial until 15 Jun 2026, 12:00, no card.",
            Words(Card(await CustomerAsync(profile), "Why was it no?").QuerySelector("li")!));
    }

    [Fact]
    public async Task EndingTheTrial_SaysWhatItBrings_BeforeItIsDone_AndThePageFollows()
    {
        var (bare, carded) = (await Kit.SignUpAsync(), await Kit.SignUpAsync("carl@example.com"));
        await Kit.HasCardAsync(carded);
        await SitAsync(Roles.Admin, answer: "had a second one");
        var page = await CustomerAsync(bare);
        await Button(page, "End the trial now…").ClickAsync(new());
        Assert.Equal("It would last until 15 Jun 2026, 12:00 UTC; it ends now, 1 Jun 2026, 12:00 UTC. There is no card, so nothing can be used from that moment on.", asked!.Text);
        page.WaitForAssertion(() => Assert.Contains("Nothing can be used: the trial of Basic ended on 1 Jun 2026, 12:00 UTC without a card.", Words(page.Find(".next")), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.StartsWith("The trial was ended before its time", Words(page.Find(".timeline li")), StringComparison.Ordinal));

        await Button(await CustomerAsync(carded), "End the trial now…").ClickAsync(new());
        Assert.EndsWith("There is a card, so paid billing starts in the same moment. Until 30 Jun 2026: 29 of 30 days, 97 units included, then $2.25 each; first charge about $48.33 on 1 Jul 2026.", asked!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewEnd_IsTypedInTheZoneOfBilling_AndARefusalStaysOnThePage()
    {
        var profile = await Kit.SignUpAsync();
        await SitAsync(Roles.Admin, answer: "for rosa@example.com");
        var page = await CustomerAsync(profile);
        Assert.Equal("2026-06-22T12:00", page.Find("#trial-end").GetAttribute("value"));
        await page.Find("#trial-end").ChangeAsync(new() { Value = "" });
        await Button(page, "Change the end…").ClickAsync(new());
        Assert.Contains("Write a date and a time", page.Find("#trial-end-fault").TextContent, StringComparison.Ordinal);
        Assert.Null(asked);
        await page.Find("#trial-end").ChangeAsync(new() { Value = "2026-06-05T09:30" });
        await Button(page, "Change the end…").ClickAsync(new());
        Assert.Equal(("Shorten the trial to 5 Jun 2026, 09:30 UTC?", "Shorten to 5 Jun 2026, 09:30 UTC"), (asked!.Title, asked.Yes));
        Assert.Contains("Leave names, addresses and references out", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc), (await Kit.StandingAsync(profile)).Subscription!.TrialEndsAt);
    }

    // The question is answered with yes and this reason.
    private async Task SitAsync(string role, string? answer = null)
    {
        foreach (var panel in Kit.Get<IEnumerable<CustomerPanel>>()) Services.AddSingleton(panel);
        Share<BrowseCustomers>().Share<ReadCustomerForStaff>().Share<InviteCustomer>().Share<ReadTimeline>().Share<ReadCardsForStaff>().Share<IDenials>().Share<ReadCustomerUsage>();
        Share<IAccess>().Share<AccessNews>().Share<BillingClock>().Share<BillingSettings>().Share<FirstBill>().Share<ChangeTrial>().Share<ReadOverrides>().Share<GiveOverride>();
        Share<ReadBilling>().Share<GiveOneOff>().Share<ParkCustomer>();
        await SignInAsync(role);
        var dialogs = Services.GetRequiredService<DialogService>();
        dialogs.OnOpen += (_, _, parameters, _) =>
        {
            asked = parameters[nameof(QuestionBody.Question)] as Question;
            dialogs.Close(new Answer(answer is not null, answer));
        };
    }

    private CustomerDeskTests Share<T>() where T : class
    {
        Services.AddSingleton(Kit.Get<T>());
        return this;
    }

    private async Task<IRenderedComponent<CustomerPage>> CustomerAsync(long profile)
    {
        var id = await Kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.PublicId).SingleAsync());
        return Render<CustomerPage>(p => p.Add(c => c.Id, id));
    }

    private static IElement Card(IRenderedComponent<CustomerPage> page, string title) => page.FindAll("section.card").Single(c => c.QuerySelector("h2")?.TextContent == title);

    private static IElement Button(IRenderedComponent<CustomerPage> page, string words) => page.FindAll("button").Single(b => b.TextContent.Trim() == words);

    private static string? Chosen(IRenderedComponent<CustomersPage> page, string name) => page.Find($"select[name={name}] option[selected]").GetAttribute("value");

    private static string Words(IElement element) =>
        string.Join(' ', element.GetDescendants().OfType<IText>().SelectMany(t => t.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
