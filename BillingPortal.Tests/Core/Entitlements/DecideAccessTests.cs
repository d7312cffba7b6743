using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Entitlements;

public sealed class DecideAccessTests
{
    private static readonly DateTime Start = new(2027, 6, 1, 9, 30, 0, DateTimeKind.Utc);
    private static readonly DateTime TrialEnds = Start.AddDays(14);
    private static readonly TierTerms Paid = new("Basic", new(5000, Currency.Usd), 100, UnitPrice.Parse("2.25"));
    private static readonly TierTerms Free = new("Free", Money.Zero(Currency.Usd), 100, null, HardLimit: true, NeedsCard: false);

    private static readonly Dictionary<string, TierTerms?> Tiers = new(StringComparer.Ordinal) { ["none"] = null, ["free"] = Free, ["paid"] = Paid, ["first"] = Paid with { CardFirst = true } };

    // Days of the trial's clock: it ends on day 14.
    private static readonly Dictionary<string, CardSpan[]> Cards = new(StringComparer.Ordinal)
    {
        ["no card"] = [],
        ["in trial"] = [new(Start.AddDays(3))],
        ["removed in trial"] = [new(Start.AddDays(3), Start.AddDays(5))],
        ["replaced in trial"] = [new(Start.AddDays(3), Start.AddDays(5)), new(Start.AddDays(5))],
        ["removed as it ends"] = [new(Start.AddDays(3), TrialEnds)],
        ["as it ends"] = [new(TrialEnds)],
        ["later"] = [new(TrialEnds.AddDays(2))],
        ["in trial, lost later"] = [new(Start.AddDays(3), TrialEnds.AddDays(2))],
        ["later, lost at once"] = [new(TrialEnds.AddDays(2), TrialEnds.AddDays(3))],
        ["removed, again later"] = [new(Start.AddDays(3), Start.AddDays(5)), new(TrialEnds.AddDays(2))],
    };

    // On day 10, a microsecond before the end, at the end, and on day 20. Where the rule for the end matters, the answer for FreeTier stands after the bar.
    public static TheoryData<string, string, string, string, string, string> Table => new()
    {
        { "none", "no card", "NoSubscription", "NoSubscription", "NoSubscription", "NoSubscription" },
        { "none", "in trial", "NoSubscription", "NoSubscription", "NoSubscription", "NoSubscription" },
        { "free", "no card", "NeedsNoCard", "NeedsNoCard", "NeedsNoCard", "NeedsNoCard" },
        { "free", "in trial", "NeedsNoCard", "NeedsNoCard", "NeedsNoCard", "NeedsNoCard" },
        { "paid", "no card", "InTrial", "InTrial", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "paid", "in trial", "InTrialWithCard", "InTrialWithCard", "Paying", "Paying" },
        { "paid", "removed in trial", "InTrial", "InTrial", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "paid", "replaced in trial", "InTrialWithCard", "InTrialWithCard", "Paying", "Paying" },
        { "paid", "removed as it ends", "InTrialWithCard", "InTrialWithCard", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "paid", "as it ends", "InTrial", "InTrial", "Paying", "Paying" },
        { "paid", "later", "InTrial", "InTrial", "TrialOver|FellToFree", "Paying" },
        { "paid", "in trial, lost later", "InTrialWithCard", "InTrialWithCard", "Paying", "PayingWithoutCard" },
        { "paid", "later, lost at once", "InTrial", "InTrial", "TrialOver|FellToFree", "PayingWithoutCard" },
        { "paid", "removed, again later", "InTrial", "InTrial", "TrialOver|FellToFree", "Paying" },
        { "first", "no card", "CardFirst", "CardFirst", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "first", "in trial", "InTrialWithCard", "InTrialWithCard", "Paying", "Paying" },
        { "first", "removed in trial", "CardFirst", "CardFirst", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "first", "replaced in trial", "InTrialWithCard", "InTrialWithCard", "Paying", "Paying" },
        { "first", "removed as it ends", "InTrialWithCard", "InTrialWithCard", "TrialOver|FellToFree", "TrialOver|FellToFree" },
        { "first", "as it ends", "CardFirst", "CardFirst", "Paying", "Paying" },
        { "first", "later", "CardFirst", "CardFirst", "TrialOver|FellToFree", "Paying" },
        { "first", "in trial, lost later", "InTrialWithCard", "InTrialWithCard", "Paying", "PayingWithoutCard" },
        { "first", "later, lost at once", "CardFirst", "CardFirst", "TrialOver|FellToFree", "PayingWithoutCard" },
        { "first", "removed, again later", "CardFirst", "CardFirst", "TrialOver|FellToFree", "Paying" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void EachCombination_HasItsReason(string tier, string cards, string day10, string justBefore, string atEnd, string day20)
    {
        Assert.Equal((day10, justBefore, atEnd, day20), (Said(tier, cards, Start.AddDays(10)), Said(tier, cards, TrialEnds.AddMicroseconds(-1)), Said(tier, cards, TrialEnds), Said(tier, cards, Start.AddDays(20))));
    }

    [Theory]
    [InlineData(AccessReason.NoSubscription, AccessState.None, false, true, "Plans")]
    [InlineData(AccessReason.NeedsNoCard, AccessState.Free, true, true, "")]
    [InlineData(AccessReason.InTrial, AccessState.Trial, true, true, "PaymentMethod")]
    [InlineData(AccessReason.InTrialWithCard, AccessState.Trial, true, true, "")]
    [InlineData(AccessReason.CardFirst, AccessState.Locked, false, false, "PaymentMethod")]
    [InlineData(AccessReason.TrialOver, AccessState.Locked, false, false, "PaymentMethod")]
    [InlineData(AccessReason.FellToFree, AccessState.Free, true, true, "PaymentMethod")]
    [InlineData(AccessReason.Paying, AccessState.Active, true, true, "")]
    [InlineData(AccessReason.PayingWithoutCard, AccessState.Active, true, true, "PaymentMethod")]
    [InlineData(AccessReason.Left, AccessState.Cancelled, false, true, "Plans")]
    [InlineData(AccessReason.LeftForFree, AccessState.Free, true, true, "Plans")]
    public void EachReason_HasOneState_AndSaysWhatIsOpenAndWhatHelps(AccessReason reason, AccessState state, bool allowed, bool open, string links)
    {
        var all = Everything().Where(a => a.Reason == reason).ToArray();
        Assert.NotEmpty(all);
        Assert.All(all, a => Assert.Equal((state, allowed, open, links), (a.State, a.Allowed, a.PortalOpen, string.Join(' ', a.Links))));
    }

    [Fact]
    public void EveryReason_IsMetByTheTable() => Assert.Equal(Enum.GetValues<AccessReason>().Order(), Everything().Select(a => a.Reason).Distinct().Order());

    [Fact]
    public void TierInForce_IsTheFreeOne_OnlyAfterFalling() =>
        Assert.All(Everything().Where(a => a.Tier is not null), a => Assert.Equal(a.Reason is AccessReason.FellToFree or AccessReason.NeedsNoCard or AccessReason.LeftForFree || (a.Reason == AccessReason.Left && a.Tier == Free) ? "Free" : "Basic", a.Tier!.Name));

    [Fact]
    public void OnlyATrial_IsChangedByTimeAlone_AndThenItIs()
    {
        foreach (var (tier, cards) in Combinations())
        {
            var access = At(Start.AddDays(10), tier, cards, AfterTrial.Lock);
            if (access.ChangesAt is not { } at) Assert.False(access.State is AccessState.Trial || access.Reason == AccessReason.CardFirst);
            else Assert.NotEqual(access.Reason, At(at, tier, cards, AfterTrial.Lock).Reason);
        }
    }

    /// <summary>Cancelled: all stays as it was until the end, nothing is open from then on, and a card that comes too late starts no billing.</summary>
    [Theory]
    [InlineData("paid", "in trial", "Paying", "Left|LeftForFree")]
    [InlineData("paid", "no card", "TrialOver|FellToFree", "Left|LeftForFree")]
    [InlineData("paid", "later", "TrialOver|FellToFree", "Left|LeftForFree")]
    [InlineData("free", "no card", "NeedsNoCard", "Left|LeftForFree")]
    [InlineData("none", "in trial", "NoSubscription", "NoSubscription")]
    public void Cancelled_LastsToItsEnd(string tier, string cards, string justBefore, string atEnd)
    {
        var end = TrialEnds.AddDays(1);
        string Then(DateTime now) => string.Join('|', new[] { AfterTrial.Lock, AfterTrial.FreeTier }.Select(rule => At(now, tier, cards, rule, end).Reason).Distinct());
        Assert.Equal((justBefore, atEnd), (Then(end.AddMicroseconds(-1)), Then(end)));
        if (tier == "none") return;
        Assert.Equal(end, At(end.AddMicroseconds(-1), tier, cards, AfterTrial.Lock, end).EndsAt);
        Assert.Null(At(end.AddDays(5), tier, cards, AfterTrial.Lock, end).BilledFrom);
    }

    [Fact]
    public void CancelledInTheTrial_IsNeverBilled()
    {
        var access = At(TrialEnds.AddMicroseconds(-1), "paid", "in trial", AfterTrial.Lock, TrialEnds);
        Assert.Equal((AccessReason.InTrialWithCard, null, TrialEnds), (access.Reason, access.BilledFrom, access.ChangesAt));
        Assert.Equal(AccessReason.Left, At(TrialEnds, "paid", "in trial", AfterTrial.Lock, TrialEnds).Reason);
    }

    [Fact]
    public void FreeTierRule_WithoutAFreeTier_Locks() =>
        Assert.Equal(AccessReason.TrialOver, DecideAccess.At(TrialEnds, new(Paid, TrialEnds, []), new(AfterTrial.FreeTier, null)).Reason);

    // The trial is 14 times 24 hours, whatever the clocks and calendars of zones do meanwhile.
    [Theory]
    [InlineData("2027-03-10T10:00:00Z", "America/New_York", "2027-03-24 06:00", "2027-03-10 05:00")] // clocks forward on 14 March
    [InlineData("2027-10-25T10:00:00Z", "Europe/Berlin", "2027-11-08 11:00", "2027-10-25 12:00")] // clocks back on 31 October
    [InlineData("2028-02-20T23:30:00Z", "Asia/Tokyo", "2028-03-06 08:30", "2028-02-21 08:30")] // over a leap day
    [InlineData("2027-12-20T23:30:00Z", "Pacific/Kiritimati", "2028-01-04 13:30", "2027-12-21 13:30")] // over the year's end
    public void Trial_EndsAfterWholeDays_WhateverTheZoneOfWhoLooks(string started, string zone, string endsThere, string startsThere)
    {
        var start = DateTime.Parse(started, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
        var ends = Trial.EndsAt(start, null, null, 14);
        Assert.Equal((startsThere, endsThere), (There(start, zone), There(ends, zone)));
        Assert.Equal(AccessReason.InTrial, DecideAccess.At(ends.AddMicroseconds(-1), new(Paid, ends, []), new(AfterTrial.Lock, null)).Reason);
        Assert.Equal(AccessReason.TrialOver, DecideAccess.At(ends, new(Paid, ends, []), new(AfterTrial.Lock, null)).Reason);
    }

    private static string There(DateTime instant, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Said(string tier, string cards, DateTime now)
    {
        var (locked, free) = (At(now, tier, cards, AfterTrial.Lock).Reason, At(now, tier, cards, AfterTrial.FreeTier).Reason);
        return locked == free ? $"{locked}" : $"{locked}|{free}";
    }

    private static IEnumerable<Access> Everything() =>
        from pair in Combinations()
        from now in new[] { Start.AddDays(10), TrialEnds.AddMicroseconds(-1), TrialEnds, Start.AddDays(20) }
        from rule in Enum.GetValues<AfterTrial>()
        from ends in new DateTime?[] { null, TrialEnds.AddDays(1) }
        select At(now, pair.Tier, pair.Cards, rule, ends);

    private static IEnumerable<(string Tier, string Cards)> Combinations() => from tier in Tiers.Keys from cards in Cards.Keys select (tier, cards);

    private static Access At(DateTime now, string tier, string cards, AfterTrial rule, DateTime? ends = null) =>
        DecideAccess.At(now, new(Tiers[tier], tier is "none" or "free" ? null : TrialEnds, Cards[cards], ends), new(rule, Free));
}
