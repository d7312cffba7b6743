using BillingPortal.Core;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("Basic", "0", 130)]
    [InlineData("Basic, Premium@11, Gold@21", "9", 900)]
    [InlineData("Basic, Gold@6", "5..10 12+..14 30+", 600)]
    public void Figures_AreRatedWithoutAllocating(string terms, string spans, long used)
    {
        MonthToRate[] months = [MonthText.June2027(terms, spans, used), MonthText.June2027(terms, spans, used) with { CapFirstMonth = true, Discount = Discount.Percent(12.5m), UnitsCap = used },
            MonthText.June2027(terms, spans, used) with { Discount = Discount.Amount(new(100, Currency.Usd)) }];
        var runs = new RatedRun[31];
        Assert.All(months, month => RateMonth.Sum(month, runs));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var month in months) RateMonth.Sum(month, runs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
