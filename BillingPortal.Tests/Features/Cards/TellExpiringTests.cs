using System.Globalization;
using BillingPortal.Features.Cards;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Cards;

public sealed class TellExpiringTests
{
    // Sixty days of 24 hours before the first instant of the next month, as the clocks of the zone show it.
    [Theory]
    [InlineData("UTC", 2026, 8, "2026-07-03T00:00:00Z")]
    [InlineData("UTC", 2026, 12, "2026-11-02T00:00:00Z")]
    [InlineData("UTC", 2027, 2, "2026-12-31T00:00:00Z")]
    [InlineData("UTC", 2028, 2, "2028-01-01T00:00:00Z")] // a leap year: the 29th is the last day
    [InlineData("UTC", 2100, 2, "2099-12-31T00:00:00Z")] // and none
    [InlineData("Pacific/Auckland", 2026, 12, "2026-11-01T11:00:00Z")]
    [InlineData("America/Los_Angeles", 2026, 12, "2026-11-02T08:00:00Z")]
    [InlineData("America/Los_Angeles", 2026, 11, "2026-10-02T08:00:00Z")] // summer time ends in the sixty days
    public void Card_IsNearFromSixtyDaysBeforeItsMonthEnds(string zone, int year, int month, string from)
    {
        var at = DateTime.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var card = Card(year, month);
        Assert.True(TellExpiring.IsNear(card, at, there));
        Assert.False(TellExpiring.IsNear(card, at.AddTicks(-1), there));
        Assert.True(TellExpiring.HasExpired(card, at.AddDays(60), there));
        Assert.False(TellExpiring.HasExpired(card, at.AddDays(60).AddTicks(-1), there));
    }

    [Fact]
    public void WhatDoesNotExpire_IsNeverNear() => Assert.False(TellExpiring.IsNear(Card(null, null), new(2199, 1, 1, 0, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc));

    [Theory, OnBoth]
    [Trait("Part", "data")]
    public async Task Customer_IsToldOnce_AtThatInstant_OfTheCardInUse(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider, "--Portal:TimeZone=Pacific/Auckland");
        var (who, removed, never) = (await portal.SignUpAsync(), await portal.SignUpAsync("removed@example.com"), await portal.SignUpAsync("never@example.com"));
        await portal.HasCardAsync(who, "1111", (2026, 9));
        portal.Pass(TimeSpan.FromHours(1));
        await portal.HasCardAsync(who, expiry: (2026, 10));
        await portal.Get<RemoveCard>().RunAsync(removed, Actor.System, (await portal.HasCardAsync(removed, expiry: (2026, 9))).Id);
        portal.Stripe.SucceedsWith(await portal.OpenAsync(never), portal.Now, id => new(id, "us_bank_account", null, null, "6789", null, portal.Now));
        await portal.OpenAsync(never);

        await portal.Kit.PassAsync(TimeSpan.FromDays(200));
        var mail = Assert.Single(await MailsAsync(portal, Subscribed.Rosa));
        Assert.Equal(new DateTime(2026, 9, 1, 11, 0, 0, DateTimeKind.Utc), mail.WrittenAt, TimeSpan.FromSeconds(1));
        Assert.Contains("Visa •••• 4242 expires at the end of 10/2026.", Mail.Line(mail), StringComparison.Ordinal);
        foreach (var other in new[] { "removed@example.com", "never@example.com" }) Assert.Empty(await MailsAsync(portal, other));
    }

    [Theory, OnBoth]
    [Trait("Part", "data")]
    public async Task AfterDowntime_TheCustomerIsToldOnceHowItStandsNow_AndOfTheRenewedCardInItsTime(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who, expiry: (2026, 9));
        portal.Pass(TimeSpan.FromDays(200));
        for (var i = 0; i < 2; i++) Assert.Empty((await portal.Get<WalkDue>().ToNowAsync()).Faults);
        var mail = Assert.Single(await MailsAsync(portal, Subscribed.Rosa));
        Assert.Equal("Your card has expired", mail.Subject);
        Assert.Contains("expired at the end of 09/2026 and cannot be charged any more.", Mail.Line(mail), StringComparison.Ordinal);

        portal.Stripe.Changes(card.MethodId, m => m with { Card = m.Card! with { ExpiryYear = 2028, ExpiryMonth = 2 } });
        await portal.PostAsync("payment_method.automatically_updated", card.MethodId, who);
        await portal.Kit.PassAsync(TimeSpan.FromDays(600));
        Assert.Equal(["Your card has expired", "Your card expires soon"], (await MailsAsync(portal, Subscribed.Rosa)).Select(m => m.Subject), StringComparer.Ordinal);
    }

    private static Task<IReadOnlyList<MailRow>> MailsAsync(CardPortal portal, string to) => portal.Kit.Database.ToAsync(to, "card-expiring");

    private static CardRow Card(int? year, int? month) => new() { MethodId = "pm_1", Kind = "card", ExpiryYear = year, ExpiryMonth = month, SetUpAt = DateTime.UnixEpoch };
}
