using BillingPortal.Features.Catalog;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

[Trait("Part", "data")]
public sealed class TellPriceRiseTests
{
    private static readonly Actor Admin = Actor.Person("ada", isAdmin: true);

    [Theory, OnBoth]
    public async Task DearerVersion_IsToldOnceToEachWhoHasTheTier_AndReachesThemOnItsDay(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var rosa = await kit.SignUpAsync();
        var agreed = await kit.SignUpAsync("agreed@example.com");
        var gone = await kit.SignUpAsync("gone@example.com");
        var known = await kit.SignUpAsync("known@example.com");
        await kit.SignUpAsync("gold@example.com", "Gold");
        await kit.HasCardAsync(rosa);
        await kit.Database.WriteAsync(async db =>
        {
            db.Add(new OverrideRow { ProfileId = agreed, FromDay = new(2026, 6, 1), BaseMinor = 4000, Reason = "Old", GivenBy = "terminal", GivenAt = kit.Clock.UtcNow });
            var leaves = await db.Set<SubscriptionRow>().SingleAsync(s => s.ProfileId == gone);
            (leaves.AccessEndsAt, leaves.LeftToldAt) = (kit.Clock.UtcNow, kit.Clock.UtcNow);
        });
        Assert.Null(await NextAsync(kit));

        var day = kit.Get<ForAll>().EarliestRise; // 2 July
        var version = await PublishAsync(kit, t => t with { Base = "60", UnitPrice = "2.5" }, day);
        Assert.Equal(kit.Clock.UtcNow, await NextAsync(kit));
        // Stopped after the first one, it goes on with the others.
        await kit.Database.WriteAsync(db =>
        {
            db.Add(new PriceNoticeRow { ProfileId = known, TierVersionId = version, ToldAt = kit.Clock.UtcNow });
            return Task.CompletedTask;
        });
        await using var other = await kit.AnotherNodeAsync();
        await Task.WhenAll(new[] { kit, other }.Select(node => Task.Run(() => node.TellAsync())));
        await kit.TellAsync();
        Assert.Null(await NextAsync(kit));

        var mails = await kit.ReadAsync(db => db.Set<MailRow>().Where(m => m.Kind == "price-rise").OrderBy(m => m.Id).ToListAsync());
        Assert.Equal([Subscribed.Rosa, "agreed@example.com"], mails.Select(m => m.Recipient), StringComparer.Ordinal);
        Assert.Equal("Basic will cost more from 2 Jul 2026", mails[0].Subject);
        Assert.Contains("A month: $60.00 instead of $50.00.", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("Each unit above: $2.50 instead of $2.25.", mails[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("agreed with you", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("What was agreed with you alone stays as it is.", mails[1].Text, StringComparison.Ordinal);
        Assert.Contains("2026-06-01 12:00 price.told: Basic becomes dearer on 2 Jul 2026, with version 2; the customer was told.", await kit.TimelineAsync(rosa), StringComparison.Ordinal);
        Assert.Equal(3, await kit.ReadAsync(db => db.Set<PriceNoticeRow>().CountAsync()));
        Assert.Equal("50.00 USD 60.00 USD", await BasesAsync(kit, rosa, day));
        Assert.Equal("40.00 USD 40.00 USD", await BasesAsync(kit, agreed, day));
        await kit.PassAsync(TimeSpan.FromHours(2));
        Assert.Null(await NextAsync(kit));
    }

    [Theory, OnBoth]
    public async Task PortalThatWasOff_TellsLate_AndThePriceHoldsLater_ButNothingThatNeverHoldsIsTold(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var rosa = await kit.SignUpAsync();
        await PublishAsync(kit, t => t with { Base = "40" }, kit.Get<ForAll>().Today); // cheaper: nobody is told
        Assert.Null(await NextAsync(kit));
        var day = kit.Get<ForAll>().EarliestRise;
        await PublishAsync(kit, t => t with { Base = "90" }, day.AddDays(3)); // taken back by the next one before anybody was told
        await PublishAsync(kit, t => t with { Base = "45" }, day.AddDays(1)); // less than they chose, more than they have
        kit.Time.Advance(TimeSpan.FromDays(5)); // off
        await kit.TellAsync();

        var mail = Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, "price-rise"));
        Assert.Equal("Basic will cost more from 7 Jul 2026", mail.Subject); // told on 6 June at 12:00
        Assert.Contains("A month: $45.00 instead of $40.00.", mail.Text, StringComparison.Ordinal);
        Assert.Equal("40.00 USD 45.00 USD", await BasesAsync(kit, rosa, new(2026, 7, 7)));
    }

    private static async Task<long> PublishAsync(PortalKit kit, Func<TypedTier, TypedTier> edit, DateOnly from)
    {
        var basic = (await kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == "Basic");
        var number = (await kit.Get<PublishVersion>().RunAsync(Admin, new(basic.Id, basic.Newest.Number, edit(basic.Typed()), from))).Value;
        return await kit.ReadAsync(db => db.Set<TierVersionRow>().Where(v => v.TierId == basic.Id && v.Number == number).Select(v => v.Id).SingleAsync());
    }

    private static Task<DateTime?> NextAsync(PortalKit kit) => Due(kit).NextAsync(default);

    // On the eve and on the day.
    private static async Task<string> BasesAsync(PortalKit kit, long profile, DateOnly day)
    {
        var history = (await kit.StandingAsync(profile)).Plan!.History!;
        return $"{history.On(day.AddDays(-1)).Base} {history.On(day).Base}";
    }

    internal static IDue Due(PortalKit kit) => kit.Get<IEnumerable<IDue>>().OfType<TellPriceRise>().Single();
}

internal static class Telling
{
    public static Task TellAsync(this PortalKit kit) => TellPriceRiseTests.Due(kit).DoAsync(kit.Clock.UtcNow, default);
}
