using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards.Events;

[Trait("Part", "data")]
public sealed class HearDeletedCustomersTests
{
    [Theory, OnBoth]
    public async Task CustomerDeletedAtStripe_LosesTheCardAndTheForm_AndTheNextNeedMakesAnother(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromDays(1));
        await portal.HasCardAsync(who, "2222");
        var form = await portal.OpenAsync(who);
        var customer = (await portal.StripeIdAsync(who))!;
        portal.Stripe.Loses(customer);
        await portal.PostAsync("customer.deleted", customer, customer);

        Assert.Equal([(CardEnding.Replaced, null), (CardEnding.Detached, (DateTime?)null)], (await portal.CardsAsync(who)).Select(c => (c.Ending!.Value, c.TellStripeAt)));
        Assert.NotEqual(form, await portal.OpenAsync(who), StringComparer.Ordinal);
        Assert.NotEqual(customer, await portal.StripeIdAsync(who), StringComparer.Ordinal);
        await portal.PostAsync("customer.deleted", customer, customer); // told again: the new one stays
        await portal.HasCardAsync(who, "3333");
        Assert.Contains(portal.Stripe.Customers, c => c.Id == "cus_1" ? c.Deleted : !c.Deleted);
    }

    [Theory, OnBoth]
    public async Task ToldWithoutBeingTrue_OrOfAStranger_ChangesNothing(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        await portal.HasCardAsync(who);
        await portal.PostAsync("customer.deleted", (await portal.StripeIdAsync(who))!, who);
        await portal.PostAsync("customer.deleted", "cus_strange", "cus_strange");
        Assert.Null((await portal.CardsAsync(who)).Single().EndedAt);
        Assert.NotNull(await portal.StripeIdAsync(who));
    }
}
