using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class BeginCardSetupTests
{
    [Theory, OnBoth]
    public async Task OpenForm_IsShownAgainForHalfADay(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var form = (await portal.Get<BeginCardSetup>().RunAsync(who)).Value;
        portal.Pass(TimeSpan.FromHours(11));
        Assert.Equal(form, (await portal.Get<BeginCardSetup>().RunAsync(who)).Value);
        portal.Pass(TimeSpan.FromHours(2));
        Assert.NotEqual(form, (await portal.Get<BeginCardSetup>().RunAsync(who)).Value);
    }

    [Theory, OnBoth]
    public async Task TwoTabsAtOnce_GetOneForm(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await using var second = await portal.AnotherNodeAsync();
        var who = await portal.SignUpAsync();
        await portal.Get<EnsureStripeCustomer>().RunAsync(who.ProfileId);
        var both = await Task.WhenAll(new[] { portal.Kit, second }.Select(node => Task.Run(() => node.Get<BeginCardSetup>().RunAsync(who))));
        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal(1, await portal.Kit.ReadAsync(db => db.Set<CardSetupRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task FormThatSucceededMeanwhile_IsKeptBeforeAnotherIsOpened(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var (setup, method, _) = await portal.TypesAsync(who);
        Assert.NotEqual(setup, await portal.OpenAsync(who), StringComparer.Ordinal);
        Assert.Equal(method, Assert.Single(await portal.CardsAsync(who)).MethodId);
    }

    [Theory, OnBoth]
    public async Task WhoeverOnlyLooks_OpensNothing(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync() with { Role = MemberRole.Viewer };
        Assert.Equal(BeginCardSetup.OnlyLooking, (await portal.Get<BeginCardSetup>().RunAsync(who)).Refused);
        Assert.Equal(BeginCardSetup.OnlyLooking, (await portal.FetchAsync(who, "seti_1")).Refused);
        Assert.Empty(portal.Stripe.Did);
    }

    [Theory, OnBoth]
    public async Task TooManyInAnHour_AreRefused_AndAllowedAgainAfterIt(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider, "--Billing:CardFormsPerHour=2");
        var who = await portal.SignUpAsync();
        for (var i = 0; i < 2; i++) portal.Stripe.Becomes(await portal.OpenAsync(who), SetupState.Canceled);
        Assert.Equal("too_many", (await portal.Get<BeginCardSetup>().RunAsync(who)).Refused!.Code);
        Assert.True((await portal.Get<BeginCardSetup>().RunAsync(await portal.SignUpAsync("other@example.com"))).IsDone);
        portal.Pass(TimeSpan.FromHours(1));
        Assert.True((await portal.Get<BeginCardSetup>().RunAsync(who)).IsDone);
    }

    [Theory, OnBoth]
    public async Task FaultAtStripe_IsPassedUnderTheNextKey(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        portal.Stripe.GoesWrong("begin", Wrong.Before);
        await portal.OpenAsync(who);
    }

    // Stripe repeats a fault to its key for a day; the customer shall not wait so long.
    [Theory, OnBoth]
    public async Task OutageAtStripe_IsOverForUsAMinuteAfterItIsOverThere(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        portal.Stripe.GoesWrong("begin", Wrong.Before, times: 4);
        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<GatewayException>(() => portal.OpenAsync(who));
            portal.Pass(TimeSpan.FromMinutes(1));
        }
        await portal.OpenAsync(who);
    }
}
