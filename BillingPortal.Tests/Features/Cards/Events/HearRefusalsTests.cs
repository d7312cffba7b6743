using BillingPortal.Features.Cards;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Features.Cards.Events;

[Trait("Part", "data")]
public sealed class HearRefusalsTests
{
    [Theory, Kit.OnBoth]
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
}
