using BillingPortal.Core;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Tests.Core.Catalog;

public sealed class TierFaultsTests
{
    private static readonly TierTerms Basic = new("Basic", new Money(5000, Currency.Usd), 100, UnitPrice.Parse("2.25"));

    [Fact]
    public void RightTerms_HaveNoFault()
    {
        Assert.Empty(TierFaults.Of(Basic));
        Assert.Empty(TierFaults.Of(Basic with { From = 100, TrialDays = 730 }));
        Assert.Empty(TierFaults.Of(new("Free", Money.Zero(Currency.Usd), 0, null, HardLimit: true, TrialDays: 0, NeedsCard: false)));
    }

    [Fact]
    public void EachWrongField_IsNamed()
    {
        Assert.Equal("name", Fault(Basic with { Name = " " }));
        Assert.Equal("base", Fault(Basic with { Base = new Money(-1, Currency.Usd) }));
        Assert.Equal("included from", Fault(Basic with { Included = -1 }));
        Assert.Equal("from", Fault(Basic with { From = -1 }));
        Assert.Equal("from", Fault(Basic with { From = 101 }));
        Assert.Equal("trialDays", Fault(Basic with { TrialDays = -1 }));
        Assert.Equal("trialDays", Fault(Basic with { TrialDays = 731 }));
    }

    [Fact]
    public void SeveralFaults_AreToldAtOnce() => Assert.Equal("name base from trialDays", Fault(new("", new Money(-1, Currency.Usd), 5, null, From: 6, TrialDays: 1000)));

    [Fact]
    public void HardLimit_LeavesNoPriceAbove()
    {
        Assert.Equal(UnitPrice.Parse("2.25"), Basic.PriceAbove);
        Assert.Null((Basic with { HardLimit = true }).PriceAbove);
        Assert.Null((Basic with { UnitPrice = null }).PriceAbove);
    }

    private static string Fault(TierTerms terms) => string.Join(' ', TierFaults.Of(terms).Select(f => f.Field));
}
