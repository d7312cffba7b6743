using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

/// <summary>The condition that the database answers and the decision of Core say the same of every customer.</summary>
[Trait("Part", "data")]
public sealed class FindByAccessTests
{
    private const int Customers = 800;
    private static readonly AccessState[] States = Enum.GetValues<AccessState>();

    [Theory, OnBoth]
    public async Task EveryCombination_IsFoundWhereCoreDecides(DatabaseProvider provider)
    {
        await using var locks = await PortalKit.StartAsync(provider);
        await locks.AddTierAsync("Costless", terms => terms.NeedsCard = false);
        await locks.AddTierAsync("First", terms => terms.CardFirst = true);
        await FillAsync(locks);
        var met = await AssertAgreeAsync(locks);
        // The corner at which one letter decides is among them.
        Assert.True(await locks.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync(s => s.TrialEndsAt <= locks.Clock.UtcNow && s.EndedAt == null && db.Set<CardRow>().Any(c => c.ProfileId == s.ProfileId && c.EndedAt == s.TrialEndsAt && c.SetUpAt < c.EndedAt)
            && !db.Set<CardRow>().Any(c => c.ProfileId == s.ProfileId && c.SetUpAt <= locks.Clock.UtcNow && (c.EndedAt == null || c.EndedAt > s.TrialEndsAt)))) > 3);
        await using var falls = await PortalKit.OnAsync(locks.Store, locks.Time, null, ownsDatabase: false, "--Billing:AfterTrial=FreeTier");
        met.UnionWith(await AssertAgreeAsync(falls));
        Assert.Equal(Enum.GetValues<AccessReason>().Order(), met.Order());
    }

    private static async Task<HashSet<AccessReason>> AssertAgreeAsync(PortalKit kit)
    {
        await using var db = await kit.Database.CreateDbContextAsync();
        var all = await db.Set<BillingProfileRow>().Select(p => p.Id).ToListAsync();
        var decided = await kit.Get<IAccess>().OfAllAsync(db, all);
        foreach (var state in States)
        {
            var found = await (await kit.Get<FindByAccess>().RunAsync(db, db.Set<BillingProfileRow>(), state)).Select(p => p.Id).ToListAsync();
            Assert.Equal(all.Where(id => decided[id].Access.State == state).Order(), found.Order());
        }
        return [.. decided.Values.Select(s => s.Access.Reason)];
    }

    // All instants lie on, just before or just after a few corners, so that each is often the same as another; the trial ends now for many.
    private static Task FillAsync(PortalKit kit) => kit.Database.WriteAsync(async db =>
    {
        var (now, chance) = (kit.Clock.UtcNow, new Random(7));
        var versions = await db.Set<TierVersionRow>().Where(v => v.Tier.Name == "Basic" || v.Tier.Name == "Costless" || v.Tier.Name == "First").ToListAsync();
        DateTime Instant() => now.AddDays(chance.Next(-1, 2)).AddMicroseconds(chance.Next(-1, 2));
        SubscriptionRow Subscription(BillingProfileRow profile, TierVersionRow version)
        {
            var row = new SubscriptionRow { Profile = profile, TierVersion = version, StartedAt = now.AddDays(-9), TrialEndsAt = version.NeedsCard && chance.Next(20) > 0 ? Instant() : null, EndedAt = chance.Next(8) == 0 ? now : null };
            if (chance.Next(4) == 0) Plan(row, versions[chance.Next(versions.Count)], DateOnly.FromDateTime(now).AddDays(chance.Next(-1, 2)));
            if (chance.Next(4) == 0) row.AccessEndsAt = Instant();
            return row;
        }
        void Plan(SubscriptionRow row, TierVersionRow next, DateOnly from)
        {
            (row.NextVersion, row.NextFrom) = (next, from);
            db.Add(new PlanChangeRow { Subscription = row, BeforeVersion = row.TierVersion, TierVersion = next, FromDay = from, MadeAt = now });
        }
        for (var i = 0; i < Customers; i++)
        {
            var profile = new BillingProfileRow { PublicId = $"cust_{i}", Locale = "en-US", TimeZone = "UTC", CreatedAt = now };
            db.Add(profile);
            var version = versions[chance.Next(versions.Count)];
            if (chance.Next(8) > 0) db.Add(Subscription(profile, version));
            foreach (var card in Cards(chance, Instant)) db.Add(new CardRow { Profile = profile, MethodId = $"pm_{i}_{card.From.Ticks}_{chance.Next()}", Kind = "card", SetUpAt = card.From, EndedAt = card.Until });
        }
    });

    private static IEnumerable<(DateTime From, DateTime? Until)> Cards(Random chance, Func<DateTime> instant)
    {
        for (var ended = chance.Next(3); ended > 0; ended--)
        {
            var (one, other) = (instant(), instant());
            yield return (one < other ? one : other, one < other ? other : one);
        }
        if (chance.Next(3) == 0) yield return (instant(), null);
    }
}
