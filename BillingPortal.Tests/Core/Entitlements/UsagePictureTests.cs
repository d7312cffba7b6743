using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Entitlements;

/// <summary>Where use stops, and that what is stopped is what the bill leaves out.</summary>
public sealed class UsagePictureTests
{
    private static readonly DateTime Start = new(2027, 6, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TierTerms Basic = LifeText.Basic;

    [Theory]
    [InlineData(null, null, false, "")]
    [InlineData(null, null, true, "HardLimit 100")]
    [InlineData(120L, null, false, "HardCap 120")]
    [InlineData(null, 2249L, false, "SpendingCap 109")]
    [InlineData(null, 2250L, false, "SpendingCap 110")]
    [InlineData(null, 0L, false, "SpendingCap 100")]
    [InlineData(105L, 2250L, false, "HardCap 105, SpendingCap 110")]
    [InlineData(120L, 2250L, false, "SpendingCap 110, HardCap 120")]
    [InlineData(90L, null, true, "HardCap 90, HardLimit 100")]
    public void Stops_AreInOrder(long? hardCap, long? spending, bool hardLimit, string stops) =>
        Assert.Equal(stops, string.Join(", ", Of(0, hardCap, spending, hardLimit).Stops.Select(s => $"{s.Kind} {s.Units}")));

    [Theory]
    [InlineData(109, true, false, true)]
    [InlineData(109, true, false, false, 2)]
    [InlineData(110, false, true, false)]
    [InlineData(0, true, false, true, 110)]
    [InlineData(0, true, false, false, 111)]
    [InlineData(5000, false, true, false)]
    public void Stop_IsNotPassed_AndNothingIsSplit(long used, bool goesOn, bool halted, bool fits, long units = 1)
    {
        var picture = Of(used, null, 2250, false);
        Assert.Equal((goesOn, halted, fits), (!picture.IsHalted, picture.IsHalted, picture.Fits(units)));
    }

    /// <summary>Whatever is used: the units billed are those up to the first stop, and their amount is within the spending cap.</summary>
    [Fact]
    public void WhatIsBilled_EndsAtTheStop()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            long? hardCap = random.Next(3) == 0 ? random.Next(0, 400) : null;
            long? spending = random.Next(3) > 0 ? random.Next(0, 50_000) : null;
            var tier = Basic with { UnitPrice = UnitPrice.Find(random.Next(1, 5_000_000) / 1_000_000m), Included = random.Next(0, 200) };
            var picture = Of(random.Next(0, 1000), hardCap, spending, false, tier);
            var bill = RateMonth.Of(picture.Month!);
            var within = Math.Min(picture.Used, picture.Stop?.Units ?? long.MaxValue);
            Assert.Equal(Math.Max(0, within - picture.Allowance), bill.OverageUnits);
            Assert.Equal(picture.Used - within, bill.UnbilledUnits);
            if (spending is { } most) Assert.True(bill.Lines.Where(l => l.Kind == RatedLineKind.Overage).Sum(l => l.Amount.Minor) <= most);
        }
    }

    [Fact]
    public void InATrial_NothingIsBilled_ButTheTierStillStops()
    {
        var (access, history) = (Access(AccessState.Trial, Basic with { HardLimit = true }), new PlanHistory([new(new(2027, 6, 1), Basic, [])], [], []) { SpendingCaps = [new(new(2027, 1, 1), Usd(0))] });
        var picture = UsagePicture.Of(new(StretchKind.Trial, new(2027, 6), Start.AddDays(14), [new(Start, Start.AddDays(14))]), access, new(2027, 6, 2), history, 100, false);
        Assert.Equal((StopKind.HardLimit, true, 0L, null), (Assert.Single(picture.Stops).Kind, picture.IsHalted, picture.Remaining, picture.Month));
    }

    [Fact]
    public void CapOfALaterMonth_DoesNotCountYet()
    {
        var history = new PlanHistory([new(new(2027, 6, 1), Basic, [])], [new(new(2027, 1, 1))], []) { SpendingCaps = [new(new(2027, 6, 10), Usd(4500)), new(new(2027, 7, 1), Usd(0))] };
        Assert.Equal("4500 0 0", string.Join(' ', new[] { 6, 7, 8 }.Select(m => history.Month(new(2027, m), 0, false).SpendingCap!.Value.Minor)));
        Assert.Null(history.Month(new(2027, 5), 0, false).SpendingCap);
    }

    private static UsagePicture Of(long used, long? hardCap, long? spending, bool hardLimit, TierTerms? tier = null)
    {
        var terms = (tier ?? Basic) with { HardLimit = hardLimit };
        var history = new PlanHistory([new(new(2027, 6, 1), terms, [])], [new(new(2027, 1, 1))], hardCap is { } cap ? [new("1", new(2027, 1, 1)) { HardCap = cap }] : [])
        {
            SpendingCaps = spending is { } most ? [new(new(2027, 6, 1), Usd(most))] : [],
        };
        return UsagePicture.Of(new(StretchKind.Paid, new(2027, 6), Start.AddMonths(1), [new(Start, Start.AddMonths(1))]), Access(AccessState.Active, terms), new(2027, 6, 2), history, used, false);
    }

    private static Access Access(AccessState state, TierTerms tier) => new(true, true, state, AccessReason.Paying, tier, null, null, []);

    private static Money Usd(long minor) => new(minor, Currency.Usd);
}
