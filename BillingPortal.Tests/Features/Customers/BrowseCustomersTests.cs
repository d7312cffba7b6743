using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Cards;
using BillingPortal.Features.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

[Trait("Part", "data")]
public sealed class BrowseCustomersTests
{
    [Theory, OnBoth]
    public async Task Search_FindsHowAnyWordBegins_WhateverCaseAndAccents(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit, "Éva Müller-Smith", "eva@bakery.example", "account-42");
        await MakeAsync(kit, "Sean O'Brien", "sean@mill.example", "Account-7");
        foreach (var (typed, found) in new[]
        {
            ("eva", "Éva"), ("ÉVA", "Éva"), ("mul", "Éva"), ("müller eva", "Éva"), ("smith", "Éva"), ("@bakery", "Éva"), ("account-42", "Éva"), ("o'b", "Sean"), ("brien", "Sean"), ("SEAN@", "Sean"), ("cust_", "Sean Éva"),
            ("account", "Sean Éva"), ("uller", ""), ("eva brien", ""), ("%", ""), ("\0", "Sean Éva"), ("", "Sean Éva"),
        })
            Assert.Equal((typed, found), (typed, await NamesAsync(kit, new(typed))));
    }

    [Theory, OnBoth]
    public async Task ChangedAndErasedCustomer_IsFoundByWhatItIsNow(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit, "Vetus Nomen", "ann@example.com", "r1");
        await kit.Get<ChangeCustomer>().RunAsync(Actor.Terminal, "r1", new() { Name = "New Name", Given = new HashSet<string>(StringComparer.Ordinal) { "name" } }, null);
        Assert.Equal(("", "New"), (await NamesAsync(kit, new("vetus")), await NamesAsync(kit, new("new name"))));
        var profile = await kit.SignUpAsync("rosa@example.com");
        Assert.Equal("rosa@example.com", await NamesAsync(kit, new("rosa")));
        await kit.Database.WriteAsync(async db => await kit.Get<IEnumerable<BillingPortal.Platform.Privacy.IPersonalData>>().OfType<PersonalCustomers>().Single()
            .EraseAsync(db, await db.Set<BillingPortal.Platform.Data.Model.Account.Person>().SingleAsync(p => p.Email == "rosa@example.com"), default));
        Assert.Equal("", await NamesAsync(kit, new("rosa")));
        Assert.DoesNotContain("rosa", await kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.SortKey).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task CustomersOfAnOlderVersion_AreIndexedAtTheStart(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit, "Ann Alder", "ann@example.com", "r1");
        await kit.Database.WriteAsync(db => db.Database.ExecuteSqlAsync($"update billing_profiles set sort_key = null"));
        await kit.Database.WriteAsync(db => db.Database.ExecuteSqlAsync($"delete from customer_words"));
        Assert.Equal("", await NamesAsync(kit, new("alder")));
        await kit.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<IndexOlder>().Single().StartAsync(default);
        Assert.Equal("Ann", await NamesAsync(kit, new("alder")));
    }

    [Theory, OnBoth]
    public async Task Orders_AreByNameBySinceAndByTrialEnd_WithThoseWithoutATrialLast(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        foreach (var name in new[] { "bo", "Ana", "Édith", "cy" })
        {
            if (name is not "Ana") await kit.SignUpAsync(name + "@example.com");
            else await MakeAsync(kit, "Ana", null, null);
            kit.Time.Advance(TimeSpan.FromHours(1));
        }
        async Task<string> OrderAsync(CustomerSort sort, bool turned) => string.Join(' ', (await kit.Get<BrowseCustomers>().RunAsync(new(Sort: sort, Turned: turned))).Lines.Select(l => l.Title.Split('@')[0]));
        Assert.Equal(("cy Édith Ana bo", "bo Ana Édith cy"), (await OrderAsync(CustomerSort.Since, false), await OrderAsync(CustomerSort.Since, true)));
        Assert.Equal(("Ana bo cy Édith", "Édith cy bo Ana"), (await OrderAsync(CustomerSort.Name, false), await OrderAsync(CustomerSort.Name, true)));
        Assert.Equal(("bo Édith cy Ana", "cy Édith bo Ana"), (await OrderAsync(CustomerSort.TrialEnd, false), await OrderAsync(CustomerSort.TrialEnd, true)));
    }

    [Theory, OnBoth]
    public async Task Pages_ShowEverybodyOnce_InEveryOrder(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        for (var i = 0; i < 27; i++) await kit.SignUpAsync($"trial{i}@example.com");
        for (var i = 0; i < 26; i++) await MakeAsync(kit, $"Product {i}", null, null);
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            var seen = new List<string>();
            for (var page = 1; page <= 3; page++) seen.AddRange((await kit.Get<BrowseCustomers>().RunAsync(new(Sort: sort, Page: page))).Lines.Select(l => l.Id));
            Assert.Equal((53, 53), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));
        }
        var last = await kit.Get<BrowseCustomers>().RunAsync(new(Search: "product", Page: 2));
        Assert.Equal((6, 26, false), (last.Lines.Count, last.Count, last.HasMore));
    }

    [Theory, OnBoth]
    public async Task Filters_AreByStateTierAndExpiringCard_AsTheCustomerIsToldOfIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.SignUpAsync("basic@example.com");
        var gold = await kit.SignUpAsync("gold@example.com", "Gold");
        await MakeAsync(kit, "none", null, null);
        Assert.Equal(("basic gold", "none", ""), (await NamesAsync(kit, new(State: AccessState.Trial)), await NamesAsync(kit, new(State: AccessState.None)), await NamesAsync(kit, new(State: AccessState.Locked))));
        Assert.Equal(("gold", "", ""), (await NamesAsync(kit, new(Tier: "Gold")), await NamesAsync(kit, new(Tier: "Silver")), await NamesAsync(kit, new(Tier: "Gold", State: AccessState.None))));
        await kit.HasCardAsync(gold);
        for (var month = 1; month <= 12; month++)
        {
            await kit.Database.WriteAsync(db => db.Set<CardRow>().ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiryYear, 2026).SetProperty(c => c.ExpiryMonth, month)));
            var card = await kit.ReadAsync(db => db.Set<CardRow>().AsNoTracking().SingleAsync());
            var near = TellExpiring.IsNear(card, kit.Clock.UtcNow, TimeZoneInfo.Utc);
            Assert.Equal((month, near ? "gold" : ""), (month, await NamesAsync(kit, new(Expiring: true))));
            Assert.Equal(near, (await kit.Get<BrowseCustomers>().RunAsync(new(Tier: "Gold"))).Lines.Single().CardExpires);
        }
        Assert.Equal(FindCustomers.ExpiresWithinDays, TellExpiring.DaysBefore);
    }

    private static Task MakeAsync(PortalKit kit, string name, string? email, string? reference) =>
        kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, new CustomerInput { Name = name, Email = email, Reference = reference });

    private static async Task<string> NamesAsync(PortalKit kit, CustomersQuestion asked) =>
        string.Join(' ', (await kit.Get<BrowseCustomers>().RunAsync(asked)).Lines.Select(l => l.Title.Split(' ', asked.Search is null ? '@' : ' ')[0]).Order(StringComparer.Ordinal));
}
