using System.Text;
using System.Text.Json;
using BillingPortal.Features.Account;
using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class PartOfCustomerTests
{
    // Not four digits: those may stand in a hash by chance.
    private const string Last4 = "43·4";

    [Theory, OnBoth]
    public async Task DownloadedData_HoldsCardsAndSubscription_ButNoHash(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromHours(1));
        await portal.HasCardAsync(who);
        var file = Encoding.UTF8.GetString(await portal.Get<ExportMyData>().RunAsync("p-" + Subscribed.Rosa));
        var parts = JsonDocument.Parse(file).RootElement.GetProperty("customers")[0].GetProperty("parts");
        Assert.Equal("Basic", parts.GetProperty("subscriptions")[0].GetProperty("tier").GetString());
        Assert.Equal(["Visa •••• 1111 12/2030 US Replaced", "Visa •••• 4242 12/2030 US "], parts.GetProperty("cards").EnumerateArray()
            .Select(c => $"{c.GetProperty("card")} {c.GetProperty("expires")} {c.GetProperty("country")} {c.GetProperty("ending")}"), StringComparer.Ordinal);
        Assert.DoesNotContain("hash", file, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBoth]
    public async Task Erased_LeavesFromWhenToWhen_NothingPersonal_AndNoCustomerAtStripe(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who, Last4);
        await portal.OpenAsync(who);
        var customer = (await portal.StripeIdAsync(who))!;
        await portal.PostAsync("payment_method.attached", card.MethodId, customer);
        portal.Pass(TimeSpan.FromHours(1));
        await EraseAsync(portal);

        var left = (await portal.CardsAsync(who)).Single();
        Assert.Equal((card.SetUpAt, portal.Now, CardEnding.Removed), (left.SetUpAt, left.EndedAt, left.Ending));
        Assert.Equal((null, null, null, null, null, null), (left.Brand, left.Last4, left.Country, left.ExpiryYear, left.ExpiryMonth, left.FingerprintHash));
        Assert.Equal(0, await portal.Kit.ReadAsync(db => db.Set<CardSetupRow>().CountAsync()) + await BodiesAsync(portal));
        portal.Stripe.GoesWrong("delete", Wrong.Before); // and repeated to its key for a day
        await portal.SettleAsync();
        portal.Pass(SettleCards.Pause);
        await portal.SettleAsync();
        Assert.True(Assert.Single(portal.Stripe.Customers).Deleted);
        Assert.Equal($"delete {customer}", portal.Stripe.Did[^1]);
        await portal.SettleAsync();
        Assert.Equal(1, portal.Stripe.Did.Count(d => d.StartsWith("delete", StringComparison.Ordinal)));

        await portal.PostAsync("payment_method.detached", card.MethodId, customer);
        await portal.PostAsync("setup_intent.succeeded", "seti_2", customer);
        await portal.PostAsync("customer.deleted", customer, customer);
        Assert.Equal(0, await BodiesAsync(portal));
        await portal.PostAsync("payment_method.attached", card.MethodId, customer); // nobody handles it
        await portal.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("forget-payloads");
        Assert.Equal(0, await BodiesAsync(portal));
        foreach (var word in new[] { Last4, "fp_" + Last4, "Applewood" }) Assert.Empty(await EveryColumn.HoldingAsync(portal.Kit, word));
    }

    [Theory, OnBoth]
    public async Task CustomerOfStripeWhoseAnswerWasLost_IsFoundAndDeletedToo(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        portal.Stripe.GoesWrong("create", Wrong.Lost);
        await Assert.ThrowsAsync<GatewayException>(() => portal.OpenAsync(who));
        await EraseAsync(portal);
        await portal.SettleAsync();
        Assert.True(Assert.Single(portal.Stripe.Customers).Deleted);
    }

    [Theory, OnBoth]
    public async Task SetupToldAfterTheErasing_OrAtTheSameTime_LeavesNoCard(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var (id, _, _) = await portal.TypesAsync(who, Last4);
        var setup = (await ((ISetupsAtStripe)portal.Stripe).FetchAsync(id)).Value;
        await Task.WhenAll(Task.Run(() => EraseAsync(portal)), Task.Run(() => KeepAsync(setup)));
        await KeepAsync(setup with { Method = setup.Method! with { Id = "pm_later" } });
        Assert.Empty(await EveryColumn.HoldingAsync(portal.Kit, Last4));
        Assert.DoesNotContain(await portal.CardsAsync(who), c => c.EndedAt is null);

        Task KeepAsync(SetupAtStripe told) => portal.Kit.Database.WriteAsync(db => portal.Get<KeepSetup>().RunAsync(db, who.ProfileId, told, default));
    }

    private static async Task EraseAsync(CardPortal portal)
    {
        var hash = portal.Get<Passwords>().Hash(new() { CreatedAt = portal.Now }, AccountKit.Password);
        await portal.Kit.Database.WriteAsync(db => db.Set<Person>().ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, hash)));
        Assert.True((await portal.Get<EraseMe>().RunAsync("p-" + Subscribed.Rosa, AccountKit.Password, EraseMe.Word)).IsDone);
    }

    private static Task<int> BodiesAsync(CardPortal portal) => portal.Kit.ReadAsync(db => db.Set<StripePayloadRow>().CountAsync());
}
