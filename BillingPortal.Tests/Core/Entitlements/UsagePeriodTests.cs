using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using static BillingPortal.Tests.Core.Entitlements.LifeText;

namespace BillingPortal.Tests.Core.Entitlements;

public sealed class UsagePeriodTests
{
    private static readonly AccessRules Rules = new(AfterTrial.Lock, null);

    [Theory]
    [InlineData("Basic 3 trial 17", "10", "5", "Trial 2027-06 until 6-17: 6-03..6-17")]
    [InlineData("Basic 20 trial 7-04", "", "25", "Trial 2027-07 until 7-04: 6-20..7-04")]
    [InlineData("Basic 3 trial 17", "10", "17", "Paid 2027-06 until 7-01: 6-17..7-01")]
    [InlineData("Basic 3 trial 17", "10", "7-05T03:00", "Paid 2027-07 until 8-01: 7-01..8-01")]
    [InlineData("Basic 3 trial 17", "", "18", "")] // nothing can be used
    [InlineData("Basic 3 trial 17", "", "1", "")]
    [InlineData("Basic 3 trial 30T12:00", "10", "30T13:00", "Paid 2027-07 until 8-01: 6-30 12:00..7-01, 7-01..8-01")] // no day of June is counted
    [InlineData("Basic 3 trial 30T12:00", "10", "7-05", "Paid 2027-07 until 8-01: 6-30 12:00..7-01, 7-01..8-01")]
    [InlineData("Free 3T12:00", "", "3T13:00", "Free 2027-06 until 7-01: 6-03 12:00..7-01")]
    [InlineData("Free 3", "", "7-03", "Free 2027-07 until 8-01: 7-01..8-01")]
    public void PeriodOfAnInstant(string tenures, string cards, string now, string period)
    {
        var (told, covered) = (Tenures(tenures), Cards(cards));
        var life = Tenure.Tell(told, covered, Rules, TimeZoneInfo.Utc);
        BillingSpan[] spans = [.. life.Where(s => s.Kind == StretchKind.Paid).Select(s => new BillingSpan(TimeZoneInfo.Utc.DayOf(s.From)))];
        Assert.Equal(period, Written(UsagePeriod.At(At(now), life, History(told, spans), TimeZoneInfo.Utc)));
    }

    [Fact]
    public void WhoCameBackInTheMonth_HasOnePeriodOfTwoParts()
    {
        var told = Tenures("Basic 3 trial 5 left 12; Basic 20 trial 20");
        var life = Tenure.Tell(told, Cards("4"), Rules, TimeZoneInfo.Utc);
        var history = History(told, new(new(2027, 6, 5), CancelOn: new(2027, 6, 11)), new(new(2027, 6, 20), StartCounts: true));
        Assert.Equal("Paid 2027-06 until 7-01: 6-05..6-12, 6-20..7-01", Written(UsagePeriod.At(At("25"), life, history, TimeZoneInfo.Utc)));
        Assert.Equal("", Written(UsagePeriod.At(At("15"), life, history, TimeZoneInfo.Utc)));
    }

    [Fact]
    public void LastDayThatIsPaidFor_CarriesNothing()
    {
        var told = Tenures("Basic 3 trial 30");
        var life = Tenure.Tell(told, Cards("10"), Rules, TimeZoneInfo.Utc);
        var history = History(told, new BillingSpan(new(2027, 6, 30), StartCounts: true));
        Assert.Equal("Paid 2027-06 until 7-01: 6-30..7-01", Written(UsagePeriod.At(At("30T13:00"), life, history, TimeZoneInfo.Utc)));
        Assert.Equal("Paid 2027-07 until 8-01: 7-01..8-01", Written(UsagePeriod.At(At("7-13"), life, history, TimeZoneInfo.Utc)));
    }

    /// <summary>Each unit of paid time stands in exactly one bill.</summary>
    [Fact]
    public void Bills_ShareNothing_AndLeaveNothingOut()
    {
        for (var day = 1; day <= 30; day++)
        {
            var told = Tenures($"Basic 1 trial {day}T07:30");
            var life = Tenure.Tell(told, Cards("1"), Rules, TimeZoneInfo.Utc);
            var history = History(told, new BillingSpan(new(2027, 6, day)));
            var bills = new CalendarMonth[] { new(2027, 5), new(2027, 6), new(2027, 7), new(2027, 8) }.SelectMany(m => UsagePeriod.InBill(m, life, history, TimeZoneInfo.Utc)).ToArray();
            Assert.Equal(At($"{day}T07:30"), bills[0].From);
            Assert.Equal(bills.Skip(1).Select(b => b.From), bills.SkipLast(1).Select(b => b.Until));
            Assert.Equal(At("8-31").AddDays(1), bills[^1].Until);
        }
    }

    private static string Written(UsagePeriod? period) => period is null ? ""
        : $"{period.Kind} {period.Month} until {Short(period.Until)}: {string.Join(", ", period.Parts.Select(p => $"{Short(p.From)}..{Short(p.Until)}"))}";
}
