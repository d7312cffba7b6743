using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Truth.Scenarios;

[Trait("Part", "data")]
public sealed class ScenarioTests
{
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    /// <summary>What happened and what must come of it stands in scenarios.txt. Every invoice there is must also be right when it is made again.</summary>
    [Theory]
    [OnBoth(0)]
    [OnBoth(1)]
    [OnBoth(2)]
    [OnBoth(3)]
    [OnBoth(4)]
    [OnBoth(5)]
    public async Task Lives_MakeTheirInvoices(DatabaseProvider provider, int number)
    {
        var scenario = Scenario.All[number];
        await using var kit = await PortalKit.StartAsync(provider, null, scenario.Settings);
        await kit.AddTierAsync("Stripe's", terms => (terms.Base, terms.InvoicedBy) = (20_000, Invoicer.Stripe));
        await kit.AddTierAsync("Costless", terms => (terms.NeedsCard, terms.Base) = (false, 0));
        var customers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, tier) in scenario.Tiers) customers[name] = await SignUpAsync(kit, name, tier);
        foreach (var happening in scenario.Happenings.OrderBy(h => h.At))
        {
            if (happening.At > kit.Clock.UtcNow) await kit.PassAsync(happening.At - kit.Clock.UtcNow);
            await HappenAsync(kit, customers[happening.Customer], happening);
        }
        if (!scenario.AtOnce) await kit.PassAsync(scenario.Until - kit.Clock.UtcNow);
        else await BackAsync(kit, scenario.Until);

        var invoices = await kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).OrderBy(i => i.Id).ToListAsync());
        Assert.Equal(scenario.Wanted.Select(w => $"{w.Customer} {w.Month} {w.Invoice}"), scenario.Wanted.Select(w => $"{w.Customer} {w.Month} {Written(invoices, customers[w.Customer], w.Month)}"), StringComparer.Ordinal);
        var wrong = new List<string>();
        Assert.Equal(invoices.Count, await kit.Get<VerifyInvoices>().RunAsync(null, one => { wrong.AddRange(one.Faults.Select(f => $"{one.Name} {f.Sentence}")); return Task.CompletedTask; }));
        Assert.Empty(wrong);
    }

    // Nobody can take a plan of Stripe's in the portal yet.
    private static async Task<long> SignUpAsync(PortalKit kit, string name, string tier)
    {
        var profile = await kit.SignUpAsync(name + "@example.com", tier);
        if (tier == "Stripe's")
            await kit.Database.WriteAsync(db => db.Set<SubscriptionRow>().Where(s => s.ProfileId == profile).ExecuteUpdateAsync(set => set.SetProperty(s => s.TierVersionId, db.Set<TierVersionRow>().Where(v => v.Tier.Name == tier).Select(v => v.Id).Single())));
        return profile;
    }

    private static async Task BackAsync(PortalKit kit, DateTime at)
    {
        kit.Time.Advance(at - kit.Clock.UtcNow);
        Assert.Empty((await kit.Get<WalkDue>().ToNowAsync()).Faults);
    }

    [Fact]
    public void EveryKitOfTheFile_IsLived() => Assert.Equal(6, Scenario.All.Count);

    private static string Written(IEnumerable<InvoiceRow> all, long profile, string month) =>
        all.SingleOrDefault(i => i.ProfileId == profile && string.Create(CultureInfo.InvariantCulture, $"{i.Month:yyyy-MM}{(i.Kind == InvoiceKind.Closing ? " closing" : "")}") == month) is { } row
            ? $"{row.State} {Major(row.TotalMinor)}{(row.SettledMinor == 0 ? "" : " settled " + Major(row.SettledMinor))}: {string.Join(", ", row.Lines.Select(l => $"{l.Kind} {Major(l.AmountMinor)}"))}" : "none";

    private static string Major(long minor) => new Money(minor, Currency.Usd).Major.ToString("F2", CultureInfo.InvariantCulture);

    private static async Task HappenAsync(PortalKit kit, long profile, Happening what)
    {
        switch (what.Deed)
        {
            case "card": await kit.HasCardAsync(profile, string.Create(CultureInfo.InvariantCulture, $"pm_{profile}")); break;
            case "use": await UseAsync(kit, profile, what); break;
            case "take": await WishAsync(kit, profile, new(Wish.Take, what.Figures)); break;
            case "leave-now": await WishAsync(kit, profile, new(Wish.LeaveNow)); break;
            case "leave-end": await WishAsync(kit, profile, new(Wish.LeaveAtMonthEnd)); break;
            case "override": Done(await kit.Get<GiveOverride>().RunAsync(Ada, profile, Override(what.Figures), "Agreed", [])); break;
            case "cap": await CapAsync(kit, profile, what.Figures); break;
            case "charge": Done(await kit.Get<GiveOneOff>().AddAsync(Ada, profile, new("Setting up", what.Figures.TrimStart('-'), what.Figures[0] == '-'), "Agreed")); break;
            default: Assert.Fail(what.Deed); break;
        }
    }

    private static Task UseAsync(PortalKit kit, long profile, Happening what) => what.Figures.Split(" for ") is [var units, var at]
        ? kit.UsedAsync(profile, (at, Number(units))) : kit.UsedAsync(profile, (what.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Number(what.Figures)));

    private static async Task WishAsync(PortalKit kit, long profile, PlanWish wish) => Done(await kit.Get<ChangePlan>().RunAsync(Actor.System, profile, wish));

    private static async Task CapAsync(PortalKit kit, long profile, string figures)
    {
        var id = await kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.PublicId).SingleAsync());
        var cap = kit.Get<SetSpendingCap>();
        Done(await cap.RunAsync(new ActsFor(profile, id, MemberRole.Owner), Actor.System, cap.Read(figures).Value));
    }

    private static TypedOverride Override(string figures)
    {
        var given = figures.Split(' ').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var typed = new TypedOverride { From = given["from"], Base = given.GetValueOrDefault("base") ?? "" };
        return given.TryGetValue("percent", out var percent) ? new TypedOverride { From = given["from"], DiscountKind = DiscountKind.Percent, Discount = percent, DiscountUntil = given["until"] } : typed;
    }

    private static void Done<T>(Result<T> result) => Assert.True(result.IsDone, result.Refused?.Sentence);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
