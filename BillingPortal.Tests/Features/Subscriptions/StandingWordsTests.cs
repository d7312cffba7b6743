using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>What a customer reads on top of their pages. The trial is from 1 to 15 June 2027, 09:30 UTC.</summary>
public sealed class StandingWordsTests
{
    private static readonly DateTime Start = new(2027, 6, 1, 9, 30, 0, DateTimeKind.Utc);
    private static readonly DateTime Ends = Start.AddDays(14);
    private static readonly TierTerms Basic = new("Basic", new(5000, Currency.Usd), 100, UnitPrice.Parse("2.25"));
    private static readonly TierTerms Free = new("Free", Money.Zero(Currency.Usd), 100, null, HardLimit: true, NeedsCard: false);

    [Theory]
    [InlineData(3, null, false, AfterTrial.Lock, "The trial of Basic ends on 15 Jun 2027, 09:30 UTC. Nothing is charged before; without a card nothing of Basic can be used after it.")]
    [InlineData(3, null, false, AfterTrial.FreeTier, "The trial of Basic ends on 15 Jun 2027, 09:30 UTC. Nothing is charged before; without a card you have the free tier after it.")]
    [InlineData(3, 1, false, AfterTrial.Lock, "The trial of Basic ends on 15 Jun 2027, 09:30 UTC. Nothing is charged before; then paid billing starts and everything stays open.")]
    [InlineData(3, null, true, AfterTrial.Lock, "Basic asks for a card first: nothing can be used until there is one. The trial costs nothing and ends on 15 Jun 2027, 09:30 UTC.")]
    [InlineData(14, null, false, AfterTrial.Lock, "The trial of Basic ended on 15 Jun 2027, 09:30 UTC. Set up a card, and everything opens in the same moment; nothing was charged, nothing is lost.")]
    [InlineData(14, null, false, AfterTrial.FreeTier, "The trial of Basic ended on 15 Jun 2027, 09:30 UTC without a card, so this is Free now: it costs nothing. With a card Basic begins at once.")]
    [InlineData(20, 16, false, AfterTrial.Lock, "Basic is billed at the end of each month, since 17 Jun 2027, 09:30 UTC.")]
    public void EachStanding_SaysWhatHappensNextAndWhen(int day, int? cardOn, bool cardFirst, AfterTrial rule, string words)
    {
        var tier = Basic with { CardFirst = cardFirst };
        var cards = cardOn is { } on ? new[] { new CardSpan(Start.AddDays(on)) } : [];
        var access = DecideAccess.At(Start.AddDays(day), new(tier, Ends, cards), new(rule, Free));
        Assert.Equal(words, Words(rule).Next(new(Start.AddDays(day), access, new SubscriptionRow { StartedAt = Start, TrialEndsAt = Ends }, tier, null)));
    }

    [Fact]
    public void EveryReason_HasWords()
    {
        foreach (var reason in Enum.GetValues<AccessReason>())
            Assert.NotEmpty(Words(AfterTrial.Lock).Next(new(Start, new(true, true, AccessState.Active, reason, Free, Start, null, [], Start), new SubscriptionRow { StartedAt = Start, TrialEndsAt = Ends }, Basic, null)));
    }

    private static StandingWords Words(AfterTrial rule) => new(new Show(CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc), new BillingSettings { AfterTrial = rule });
}
