using BillingPortal.Features.Account;
using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class MakeSampleCardsTests
{
    // The sandbox repeats its fault to a key, as Stripe does.
    [Theory, OnBoth]
    public async Task SampleCards_AreMadeOnceEach_AlsoWhenTheFirstCallsFail(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await portal.Get<SamplePeople>().MakeAsync();
        Assert.False(await TryAsync(portal.Kit, 1)); // nothing of Stripe's would be believed yet
        Assert.Empty(portal.Stripe.Did);
        await portal.Get<WebhookSecrets>().RegisterAsync(new("we_1", Posted.Secret));

        var attempt = 1;
        foreach (var verb in new[] { "create", "begin", "confirm" })
        {
            portal.Stripe.GoesWrong(verb, Wrong.Before);
            Assert.False(await TryAsync(portal.Kit, ++attempt));
        }
        Assert.True(await TryAsync(portal.Kit, ++attempt));
        Assert.Equal(["carla@example.com", "dean@example.com", "bianca@example.com"], await OwnersAsync(portal));
        await portal.Kit.Database.WriteAsync(db => db.Set<CardRow>().ExecuteDeleteAsync());
        await using var restarted = await portal.AnotherNodeAsync();
        Assert.True(await TryAsync(restarted, 1));
        Assert.Empty(await OwnersAsync(portal));
    }

    [Theory, OnBoth]
    public async Task ProgramThatEndedBetweenTwoCards_MakesTheOthersOnly(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await portal.Get<SamplePeople>().MakeAsync();
        await portal.Get<WebhookSecrets>().RegisterAsync(new("we_1", Posted.Secret));
        var created = 0;
        portal.Stripe.Asked = asked => asked.StartsWith("create", StringComparison.Ordinal) && ++created == 2 ? throw new OperationCanceledException("the process is gone") : Task.CompletedTask;
        await Assert.ThrowsAsync<OperationCanceledException>(() => TryAsync(portal.Kit, 5));
        await using var restarted = await portal.AnotherNodeAsync();
        Assert.True(await TryAsync(restarted, 1));
        Assert.Equal(3, await portal.Kit.ReadAsync(db => db.Set<CardRow>().CountAsync()));
        Assert.Equal(3, portal.Stripe.Did.Count(d => d.StartsWith("begin", StringComparison.Ordinal)));
    }

    private static Task<bool> TryAsync(PortalKit node, int attempt) => node.Get<IEnumerable<IHostedService>>().OfType<MakeSampleCards>().Single().TryAsync(attempt, default);

    private static Task<List<string?>> OwnersAsync(CardPortal portal) => portal.Kit.ReadAsync(db => db.Set<CardRow>().OrderBy(c => c.ProfileId).Select(c => c.Profile.Email).ToListAsync());
}
