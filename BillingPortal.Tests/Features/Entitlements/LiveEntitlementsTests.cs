using BillingPortal.Features.Customers;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Privacy;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class LiveEntitlementsTests
{
    /// <summary>From memory until something happens; then at once. Time needs nobody to write anything.</summary>
    [Theory, OnBoth]
    public async Task Answer_IsKept_UntilThisNodeChangesSomething_OrTimeDoes(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        Assert.Equal("yes in_trial trial Basic 0/100 no cap until 06-15", await SayAsync(kit, profile));
        Assert.Same(await kit.Get<ILiveEntitlements>().OfAsync(profile), await kit.Get<ILiveEntitlements>().OfAsync((await TellAsync(kit, profile)).CustomerId));
        kit.Get<LiveEntitlements>().Heard([await kit.UseAsync(profile, 30)]);
        Assert.Equal("yes in_trial trial Basic 30/100 no cap until 06-15", await SayAsync(kit, profile));

        var tag = (await TellAsync(kit, profile)).ETag;
        await kit.PassAsync(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.Equal(tag, (await TellAsync(kit, profile)).ETag);
        await kit.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("no trial_over locked Basic 0/0 no cap → paymentMethod", await SayAsync(kit, profile));

        await ChangeAsync(kit, profile, db => db.Add(Card(kit, profile)));
        Assert.Equal("yes paying active Basic 0/50 no cap until 07-01", await SayAsync(kit, profile));
        kit.Get<LiveEntitlements>().Heard([await kit.UseAsync(profile, 60)]);
        await ChangeAsync(kit, profile, db => db.Add(new SpendingCapRow { ProfileId = profile, FromDay = new(2026, 6, 1), CapMinor = 2250, SetBy = "customer", SetAt = kit.Clock.UtcNow }));
        Assert.Equal("no spending_cap active Basic 60/50 spending_cap 60 for 2250 USD until 07-01 → limits plans", await SayAsync(kit, profile));
        await kit.PassAsync(TimeSpan.FromDays(16));
        Assert.Equal("yes paying active Basic 0/100 spending_cap 110 for 2250 USD until 08-01", await SayAsync(kit, profile));
        await ChangeAsync(kit, profile, db => db.Add(new OverrideRow { ProfileId = profile, FromDay = new(2026, 7, 1), HardCap = 20, Reason = "Small", GivenBy = "ada", GivenAt = kit.Clock.UtcNow }));
        kit.Get<LiveEntitlements>().Heard([await kit.UseAsync(profile, 20)]);
        Assert.Equal("no hard_cap active Basic 20/100 hard_cap 20 until 08-01 → plans", await SayAsync(kit, profile));
    }

    /// <summary>Whoever was erased is nobody to a backend, also where the answer lay ready.</summary>
    [Theory, OnBoth]
    public async Task ErasedCustomer_IsNotAnsweredAnyMore(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (told, live) = (await TellAsync(kit, await kit.SignUpAsync("rosa@example.com")), kit.Get<ILiveEntitlements>());
        Assert.NotNull(await live.OfAsync(told.CustomerId));
        await kit.Database.WriteAsync(async db => await kit.Get<IEnumerable<IPersonalData>>().OfType<PersonalCustomers>().Single()
            .EraseAsync(db, await db.Set<Person>().SingleAsync(p => p.Email == "rosa@example.com"), default));
        await kit.Get<FollowLive>().LookAsync(default);
        Assert.Null(await live.OfAsync(told.CustomerId));
    }

    /// <summary>The other node, or on SQLite a program beside, sees all of it at its next look, and nothing before.</summary>
    [Theory, OnBoth]
    public async Task WhatAnotherNodeDid_IsSeenAtTheNextLook(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var node = await kit.AnotherNodeAsync();
        await kit.Database.WriteAsync(db => CatalogKit.AddTierAsync(db, "Harbour", terms => terms.Features = """{"storage_gb":5}"""));
        var profile = await kit.SignUpAsync(plan: "Harbour");
        await SeesAsync("yes in_trial trial Harbour 0/10 no cap until 06-15", () => Task.CompletedTask);
        Assert.Equal("""{"storage_gb":5}""", (await TellAsync(node, profile)).Answer.Features.GetRawText());

        await SeesAsync("yes in_trial trial Harbour 4/10 no cap until 06-15", () => kit.UseAsync(profile, 4));
        await SeesAsync("yes in_trial_with_card trial Harbour 4/10 no cap until 06-15", () => ChangeAsync(kit, profile, db => db.Add(Card(kit, profile))));
        await SeesAsync("yes in_trial_with_card trial Pier 4/10 no cap until 06-15", () => kit.Database.WriteAsync(async db => (await db.Set<TierRow>().SingleAsync(t => t.Name == "Harbour")).Name = "Pier"));
        await SeesAsync("yes in_trial_with_card trial Pier 4/12 no cap until 06-15", () => kit.Database.WriteAsync(async db =>
        {
            var version = CatalogKit.Version(2, terms => terms.Included = 12);
            (version.TierId, version.ForAllFrom) = ((await db.Set<TierRow>().SingleAsync(t => t.Name == "Pier")).Id, new(2026, 6, 1));
            db.Add(version);
        }));

        // A reference can be asked for as soon as it is there, and no longer once it is gone.
        await RenameAsync("shop-1");
        Assert.Equal(profile, (await node.Get<ILiveEntitlements>().OfAsync("shop-1"))!.ProfileId);
        await RenameAsync("shop-2");
        await node.Get<FollowLive>().LookAsync(default);
        Assert.Equal((null, profile), (await node.Get<ILiveEntitlements>().OfAsync("shop-1"), (await node.Get<ILiveEntitlements>().OfAsync("shop-2"))!.ProfileId));

        // A start reads what stands in the books.
        await using var started = await kit.AnotherNodeAsync();
        Assert.Equal((await TellAsync(node, profile)).ETag, (await TellAsync(started, profile)).ETag);

        async Task SeesAsync(string expected, Func<Task> change)
        {
            var before = await SayAsync(node, profile);
            await change();
            Assert.Equal(before, await SayAsync(node, profile));
            await node.Get<FollowLive>().LookAsync(default);
            Assert.Equal(expected, await SayAsync(node, profile));
        }

        Task RenameAsync(string reference) => kit.Database.WriteAsync(async db => (await db.Set<BillingProfileRow>().SingleAsync(p => p.Id == profile)).Reference = reference);
    }

    [Fact]
    public async Task CustomerThatNobodyAsksFor_IsDropped_AndBooksThatCannotBeLookedAt_AreAskedAgain()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var profile = await kit.SignUpAsync();
        await SayAsync(kit, profile);
        await kit.UseAsync(profile, 1);
        kit.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Contains(" 0/100 ", await SayAsync(kit, profile), StringComparison.Ordinal);
        kit.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains(" 1/100 ", await SayAsync(kit, profile), StringComparison.Ordinal);
        kit.Time.Advance(TimeSpan.FromSeconds(30));
        await kit.Get<FollowLive>().LookAsync(default);
        Assert.Single(kit.Get<LiveEntitlements>().Followed);
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        await kit.Get<FollowLive>().LookAsync(default);
        Assert.Empty(kit.Get<LiveEntitlements>().Followed);
        Assert.Null(await kit.Get<ILiveEntitlements>().OfAsync("nobody"));
    }

    private static async Task<LiveEntitlement> TellAsync(PortalKit kit, long profile) => await kit.Get<ILiveEntitlements>().OfAsync(profile);

    private static async Task<string> SayAsync(PortalKit kit, long profile)
    {
        var told = (await TellAsync(kit, profile)).Answer;
        var cap = told.Cap is { } stop ? $"{stop.Kind} {stop.Units}{(stop.Amount is null ? "" : $" for {stop.Amount} {stop.Currency}")}" : "no cap";
        return $"{(told.Allowed ? "yes" : "no")} {told.Reason} {told.State} {told.Tier} {told.Used}/{told.Allowance} {cap}"
            + (told.ResetsAt is { } until ? $" until {until:MM-dd}" : "") + (told.Allowed ? "" : $" → {string.Join(' ', told.Next.Keys.Order(StringComparer.Ordinal))}");
    }

    private static Task ChangeAsync(PortalKit kit, long profile, Action<PortalDb> change) => kit.Database.WriteAsync(db =>
    {
        change(db);
        return kit.Get<AccessNews>().ChangedAsync(db, profile);
    });

    private static CardRow Card(PortalKit kit, long profile) => new() { ProfileId = profile, MethodId = "pm_1", Kind = "card", SetUpAt = kit.Clock.UtcNow };
}
