using System.Globalization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

/// <summary>Whatever tells of a set-up, in whatever order, twice or late: the books are the same in the end.</summary>
[Trait("Part", "data")]
public sealed class KeepSetupTests
{
    private static readonly TimeSpan Trial = TimeSpan.FromDays(14);

    // F: the browser came back, and Stripe was asked. W: Stripe's webhook. Small letters: five hours later.
    private static readonly string[] Orders = ["F", "w", "FW", "WF", "fw", "FFWW", "WfwF"];

    [Theory, OnBoth]
    public async Task EveryOrderOfTheSameNews_LeavesTheSameBooks(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        foreach (var order in Orders)
            foreach (var isReplacement in new[] { false, true })
                foreach (var days in new[] { 1, 15 })
                    await TellAsync(portal, order, isReplacement, days);
    }

    private static async Task TellAsync(CardPortal portal, string order, bool isReplacement, int days)
    {
        var email = $"{order}-{isReplacement}-{days}@example.com";
        var who = await portal.SignUpAsync(email);
        var trialEnds = portal.Now + Trial;
        if (isReplacement) await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromDays(days));
        var (setup, method, at) = await portal.TypesAsync(who, "4242");
        foreach (var news in order)
        {
            portal.Pass(char.IsLower(news) ? TimeSpan.FromHours(5) : TimeSpan.FromSeconds(7));
            if (char.ToUpperInvariant(news) == 'W') await portal.PostAsync("setup_intent.succeeded", setup, who);
            else Assert.Equal(FormState.Done, (await portal.FetchAsync(who, setup)).Value);
        }

        var cards = await portal.CardsAsync(who);
        Assert.Equal(isReplacement ? 2 : 1, cards.Count);
        Assert.Equal((method, at, null, null), (cards[^1].MethodId, cards[^1].SetUpAt, cards[^1].EndedAt, cards[^1].Ending));
        if (isReplacement) Assert.Equal((at, CardEnding.Replaced), (cards[0].EndedAt, cards[0].Ending));
        Assert.Equal(days < 14 || isReplacement ? trialEnds : at, (await portal.AccessAsync(who)).BilledFrom);
        Assert.False(await portal.Kit.ReadAsync(db => db.Set<CardSetupRow>().AnyAsync(s => s.ProfileId == who.ProfileId && s.EndedAt == null)));
        Assert.Equal(cards.Count, (await portal.Kit.Database.ToAsync(email, "card-confirmed")).Count);
        Assert.Equal(cards.Count, (await portal.Kit.TimelineAsync(who.ProfileId)).Split("A card was set up.").Length - 1);
    }

    [Theory, OnBoth]
    public async Task OfTwoCards_TheOneSetUpLastIsInUse_WhicheverIsToldFirst(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        foreach (var order in new[] { "AB", "BA", "aBA", "bAB" })
            foreach (var apart in new[] { 0, 90 })
            {
                var who = await portal.SignUpAsync($"{order}-{apart}@example.com");
                var older = await portal.OpenAsync(who);
                portal.Pass(TimeSpan.FromHours(13)); // a form of yesterday is not shown again
                var newer = await portal.OpenAsync(who);
                Assert.NotEqual(older, newer, StringComparer.Ordinal);
                var at = portal.Now.AddMinutes(-10);
                var (a, b) = (portal.Stripe.Succeeds(older, at, "1111"), portal.Stripe.Succeeds(newer, at.AddSeconds(apart), "2222"));
                if (apart == 0 && string.CompareOrdinal(a, b) > 0) (a, b, older, newer) = (b, a, newer, older); // in the same second it does not matter which, but it is always the same

                foreach (var news in order) await TellAsync(portal, who, news, char.ToUpperInvariant(news) == 'A' ? older : newer);

                var cards = await portal.CardsAsync(who);
                Assert.Equal((a, at, at.AddSeconds(apart), CardEnding.Replaced), (cards[0].MethodId, cards[0].SetUpAt, cards[0].EndedAt, cards[0].Ending));
                Assert.Equal((b, at.AddSeconds(apart), null), (cards[1].MethodId, cards[1].SetUpAt, cards[1].EndedAt));
                await portal.SettleAsync();
                Assert.Equal(b, portal.Stripe.Customers.Single(c => c.Profile == who.CustomerId).DefaultMethod);
                Assert.Equal((null, true), (portal.Stripe.Method(a).Customer, portal.Stripe.Method(b).Customer is not null));
            }
    }

    private static async Task TellAsync(CardPortal portal, BillingPortal.Features.Customers.Contracts.ActsFor who, char news, string setup)
    {
        if (char.IsLower(news)) await portal.FetchAsync(who, setup);
        else await portal.PostAsync("setup_intent.succeeded", setup, who);
    }

    [Theory, OnBoth]
    public async Task OlderCardToldAfterTheNewerWasRemoved_IsNotInUse(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var older = await portal.OpenAsync(who);
        portal.Stripe.Succeeds(older, portal.Now, "1111");
        portal.Stripe.Becomes(older, SetupState.Processing); // not told yet
        portal.Pass(TimeSpan.FromHours(13));
        var card = await portal.HasCardAsync(who, "2222");
        await portal.Get<RemoveCard>().RunAsync(who, BillingPortal.Platform.Identity.Actor.Terminal, card.Id);
        portal.Stripe.Becomes(older, SetupState.Succeeded);
        await portal.PostAsync("setup_intent.succeeded", older, who);
        Assert.Equal(["1111 Replaced", "2222 Removed"], (await portal.CardsAsync(who)).Select(c => $"{c.Last4} {c.Ending}"), StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task StripesClockAhead_TheCardCountsFromNow(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        portal.Pass(Trial);
        var setup = await portal.OpenAsync(who);
        portal.Stripe.Succeeds(setup, portal.Now.AddSeconds(4));
        await portal.FetchAsync(who, setup);
        Assert.Equal(portal.Now, (await portal.CardsAsync(who)).Single().SetUpAt);
        Assert.Equal((AccessReason.Paying, portal.Now), ((await portal.AccessAsync(who)).Reason, (await portal.AccessAsync(who)).BilledFrom));
    }

    // Nobody could ever have charged it: it begins no billing, and takes no other card's place.
    [Theory, OnBoth]
    public async Task MethodDetachedBeforeWeHeard_WasNeverInUse(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        foreach (var order in new[] { "X", "AX", "XA" }) await DetachedAsync(portal, order);
    }

    private static async Task DetachedAsync(CardPortal portal, string order)
    {
        var who = await portal.SignUpAsync($"{order}@example.com");
        portal.Pass(Trial);
        var (usable, usableAt) = (await portal.OpenAsync(who), portal.Now);
        portal.Pass(TimeSpan.FromHours(13));
        var gone = await portal.OpenAsync(who);
        portal.Stripe.Succeeds(usable, usableAt, "1111");
        var method = portal.Stripe.Succeeds(gone, portal.Now, "2222");
        portal.Stripe.Changes(method, m => m with { Customer = null });
        portal.Pass(TimeSpan.FromHours(1));
        foreach (var news in order) await portal.PostAsync("setup_intent.succeeded", news == 'X' ? gone : usable, who);

        var cards = await portal.CardsAsync(who);
        Assert.Equal((CardEnding.Detached, cards[^1].SetUpAt, null), (cards[^1].Ending, cards[^1].EndedAt, cards[^1].TellStripeAt));
        var access = await portal.AccessAsync(who);
        if (order == "X") Assert.Equal((AccessReason.TrialOver, null), (access.Reason, access.BilledFrom));
        else Assert.Equal((AccessReason.Paying, usableAt, null), (access.Reason, access.BilledFrom, cards[0].EndedAt));
    }

    [Theory, OnBoth]
    public async Task SetupOfAnotherCustomer_IsNobodysCard(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, other) = (await portal.SignUpAsync(), await portal.SignUpAsync("other@example.com"));
        var (setup, _, _) = await portal.TypesAsync(other);
        Assert.Equal("not_found", (await portal.FetchAsync(who, setup)).Refused!.Code);
        var strange = (await portal.Stripe.BeginAsync((await portal.Stripe.CreateAsync("cust_strange", new("create", "strange", "1"))).Value.Id, new("begin", "strange", "1"))).Value;
        portal.Stripe.Succeeds(strange.Id, portal.Now);
        await portal.PostAsync("setup_intent.succeeded", strange.Id, strange.Customer!);
        Assert.Empty(await portal.Kit.ReadAsync(db => db.Set<CardRow>().ToListAsync()));
    }

    [Theory, OnBoth]
    public async Task CancelledSetup_EndsTheForm_AndTheNextOneIsNew(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        foreach (var byWebhook in new[] { true, false })
        {
            var setup = await portal.OpenAsync(who);
            portal.Stripe.Becomes(setup, SetupState.Canceled);
            if (byWebhook) await portal.PostAsync("setup_intent.canceled", setup, who);
            else Assert.Equal("ended", (await portal.FetchAsync(who, setup)).Value.State);
            Assert.NotNull((await portal.Kit.ReadAsync(db => db.Set<CardSetupRow>().SingleAsync(s => s.SetupId == setup))).EndedAt);
            Assert.Empty(await portal.CardsAsync(who));
            Assert.NotEqual(setup, await portal.OpenAsync(who), StringComparer.Ordinal);
        }
    }

    [Theory, OnBoth]
    public async Task WhileTheInboxIsAtWorkForTheCustomer_TheFormIsToldToAskAgain(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var (setup, _, _) = await portal.TypesAsync(who);
        await using (await BusyAsync()) Assert.Equal(FormState.Checking, (await portal.FetchAsync(who, setup)).Value);
        Assert.Empty(await portal.CardsAsync(who));
        Assert.Equal(FormState.Done, (await portal.FetchAsync(who, setup)).Value);
        Assert.Single(await portal.CardsAsync(who));
        await using (await BusyAsync()) Assert.Equal(FormState.Done, (await portal.FetchAsync(who, setup)).Value); // it was taken over already

        async Task<Lease?> BusyAsync() => await portal.Get<Leases>().TryTakeAsync(ProcessEvents.LeaseOf((await portal.StripeIdAsync(who))!), TimeSpan.FromMinutes(1));
    }

    [Theory, OnBoth]
    public async Task OpenFormWithADecline_SaysWhy(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var setup = await portal.OpenAsync(who);
        portal.Stripe.Becomes(setup, SetupState.NeedsMethod, new("insufficient_funds", "There is not enough money on the card."));
        Assert.Equal(new("open", "There is not enough money on the card."), (await portal.FetchAsync(who, setup)).Value);
        portal.Stripe.Becomes(setup, SetupState.Processing);
        Assert.Equal(FormState.Checking, (await portal.FetchAsync(who, setup)).Value);
    }

    [Theory, OnBoth]
    public async Task TwoSetupsKeptAtOnce_LeaveOneCardInUse(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await using var second = await portal.AnotherNodeAsync();
        for (var round = 0; round < 5; round++)
        {
            var who = await portal.SignUpAsync(string.Create(CultureInfo.InvariantCulture, $"round-{round}@example.com"));
            var setups = new List<SetupAtStripe>();
            for (var i = 0; i < 2; i++)
            {
                var id = await portal.OpenAsync(who);
                portal.Stripe.Succeeds(id, portal.Now, $"000{i}");
                portal.Pass(TimeSpan.FromHours(13));
                setups.Add((await ((ISetupsAtStripe)portal.Stripe).FetchAsync(id)).Value);
                portal.Stripe.Becomes(id, SetupState.Processing); // the next form does not take it over
            }
            await Task.WhenAll(
                Task.Run(() => portal.Kit.Database.WriteAsync(db => portal.Get<KeepSetup>().RunAsync(db, who.ProfileId, setups[0], default))),
                Task.Run(() => second.Database.WriteAsync(db => second.Get<KeepSetup>().RunAsync(db, who.ProfileId, setups[1], default))));
            Assert.Equal(["0000 Replaced", "0001 "], (await portal.CardsAsync(who)).Select(c => $"{c.Last4} {c.Ending}"), StringComparer.Ordinal);
        }
    }
}
