using BillingPortal.Features.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class CardWordsTests
{
    [Theory, OnBoth]
    public async Task OfACard_LittleIsKept_AndTheFingerprintOnlyAsAKeyedHash(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, other) = (await portal.SignUpAsync(), await portal.SignUpAsync("other@example.com"));
        foreach (var customer in new[] { who, other })
        {
            var setup = await portal.OpenAsync(customer);
            portal.Stripe.Succeeds(setup, portal.Now, fingerprint: "Xt5EWLLDS7FJjR1c");
            await portal.FetchAsync(customer, setup);
        }
        var (card, same) = ((await portal.CardsAsync(who)).Single(), (await portal.CardsAsync(other)).Single());
        Assert.Equal(("card", "visa", "4242", 2030, 12, "US"), (card.Kind, card.Brand, card.Last4, card.ExpiryYear, card.ExpiryMonth, card.Country));
        Assert.Matches("^[0-9a-f]{64}$", card.FingerprintHash);
        Assert.Equal(card.FingerprintHash, same.FingerprintHash);
        Assert.Empty(await EveryColumn.HoldingAsync(portal.Kit, "Xt5EWLLDS7FJjR1c"));

        await using var elsewhere = await CardPortal.StartAsync(provider);
        var method = portal.Stripe.Method(card.MethodId);
        Assert.Equal(card.FingerprintHash, portal.Get<CardWords>().Row(1, method, card.SetUpAt).FingerprintHash);
        Assert.NotEqual(card.FingerprintHash, elsewhere.Get<CardWords>().Row(1, method, card.SetUpAt).FingerprintHash, StringComparer.Ordinal);
        Assert.Null(portal.Get<CardWords>().Row(1, method with { Fingerprint = null }, card.SetUpAt).FingerprintHash);
    }

    [Theory, OnBoth]
    public async Task OtherKindOfMethod_IsCalledByStripesName_AndDoesNotExpire(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var setup = await portal.OpenAsync(who);
        portal.Stripe.SucceedsWith(setup, portal.Now, id => new(id, "us_bank_account", null, null, "6789", "fp_bank", portal.Now));
        await portal.FetchAsync(who, setup);
        var bank = (await portal.CardsAsync(who)).Single();
        Assert.Equal(("us_bank_account", null, "6789", null), (bank.Kind, bank.Brand, bank.Last4, CardName.Expiry(bank.ExpiryYear, bank.ExpiryMonth)));
        Assert.StartsWith("US bank account •••• 6789 is set up. Nothing", Mail.Line((await portal.Kit.Database.ToAsync("rosa@example.com", "card-confirmed")).Single()), StringComparison.Ordinal);
    }
}
