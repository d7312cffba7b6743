using BillingPortal.Features.Cards;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Cards.Events;

[Trait("Part", "data")]
public sealed class HearRefusalsTests
{
    [Theory, OnBoth]
    public async Task VeryManyRefusals_CloseTheForm_AndOpenNoOtherWithinTheHour(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider, "--Billing:CardFormsPerHour=3");
        var who = await portal.SignUpAsync();
        var form = await portal.OpenAsync(who);
        await portal.PostAsync("setup_intent.setup_failed", form, who);
        Assert.Equal(form, await portal.OpenAsync(who), StringComparer.Ordinal);
        await portal.PostAsync("setup_intent.setup_failed", form, who);
        await portal.PostAsync("setup_intent.setup_failed", form, who);
        Assert.Equal("ended", (await portal.FetchAsync(who, form)).Value.State);
        Assert.Equal(Codes.ToCardForm.TooMany, (await portal.Get<BeginCardSetup>().RunAsync(who)).Refused?.Code);
        portal.Pass(TimeSpan.FromMinutes(61));
        Assert.NotEqual(form, await portal.OpenAsync(who), StringComparer.Ordinal);
    }

    // Stripe repeats a fault to its key for a day, and the inbox does not try for so long.
    [Theory, OnBoth]
    public async Task FaultAtStripe_IsPassedUnderAnotherKey(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider, "--Billing:CardFormsPerHour=1");
        var who = await portal.SignUpAsync();
        var form = await portal.OpenAsync(who);
        portal.Stripe.GoesWrong("cancel", Wrong.Before);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => portal.PostAsync("setup_intent.setup_failed", form, who)); // it waits to be tried again
        portal.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await portal.Kit.ProcessAsync());
        Assert.Equal("ended", (await portal.FetchAsync(who, form)).Value.State);
    }
}
