using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class EnsureStripeCustomerTests
{
    [Theory, OnBoth]
    public async Task CustomerOfStripe_IsMadeAtFirstNeed_AndKnowsTheRandomIdAlone(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        Assert.Empty(portal.Stripe.Did);
        var made = await EnsureAsync(portal.Kit, who.ProfileId);
        Assert.Equal(made, await EnsureAsync(portal.Kit, who.ProfileId));
        Assert.Equal([$"create {who.CustomerId}"], portal.Stripe.Did);
        Assert.Equal(new CustomerAtStripe(made, who.CustomerId, null, false), Assert.Single(portal.Stripe.Customers));
    }

    [Theory, OnBoth]
    public async Task TwoTabsOnTwoNodesAtOnce_MakeOne(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await using var second = await portal.AnotherNodeAsync();
        for (var round = 0; round < 5; round++)
        {
            var who = await portal.SignUpAsync($"{round}@example.com");
            var both = await Task.WhenAll(new[] { portal.Kit, second }.Select(node => Task.Run(() => EnsureAsync(node, who.ProfileId))));
            Assert.Equal(both[0], both[1]);
            Assert.Equal(both[0], await portal.StripeIdAsync(who));
        }
        Assert.Equal(5, portal.Stripe.Customers.Count);
    }

    [Theory, OnBoth]
    public async Task AnswerThatWasLost_IsLookedForByTheNextProgram_AlsoWhenStripeForgotTheKey(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var lost = new List<long>();
        foreach (var how in new[] { Wrong.Lost, Wrong.After, Wrong.Lost, Wrong.After })
        {
            lost.Add((await portal.SignUpAsync($"{lost.Count}@example.com")).ProfileId);
            portal.Stripe.GoesWrong("create", how);
            await Assert.ThrowsAsync<GatewayException>(() => EnsureAsync(portal.Kit, lost[^1]));
        }
        await using var restarted = await portal.AnotherNodeAsync();
        for (var i = 0; i < lost.Count; i++)
        {
            Assert.Equal(portal.Stripe.Customers[i].Id, await EnsureAsync(restarted, lost[i]));
            portal.Pass(TimeSpan.FromHours(13));
            if (i == 1) portal.Stripe.ForgetKeys();
        }
        Assert.Equal(lost.Count, portal.Stripe.Customers.Count);
    }

    [Theory, OnBoth]
    public async Task FaultThatStripeRepeatsToItsKey_IsPassedUnderTheNext(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        portal.Stripe.GoesWrong("create", Wrong.Before, times: 2);
        await Assert.ThrowsAsync<GatewayException>(() => EnsureAsync(portal.Kit, who.ProfileId));
        await Assert.ThrowsAsync<GatewayException>(() => EnsureAsync(portal.Kit, who.ProfileId));
        await EnsureAsync(portal.Kit, who.ProfileId);
        Assert.Single(portal.Stripe.Customers);
        Assert.Equal(3, await portal.Kit.ReadAsync(db => db.Set<StripeCustomerRow>().Select(c => c.Attempt).SingleAsync()));
    }

    private static async Task<string> EnsureAsync(PortalKit node, long profile) => (await node.Get<EnsureStripeCustomer>().RunAsync(profile)).Value;
}
