using System.Globalization;
using BillingPortal.Core.Periods;

namespace BillingPortal.Tests.Core.Periods;

public sealed class CalendarMonthTests
{
    [Theory]
    [InlineData("2027-06", 30, "2027-06-01", "2027-06-30", "2027-07", "2027-05")]
    [InlineData("2027-12", 31, "2027-12-01", "2027-12-31", "2028-01", "2027-11")]
    [InlineData("2028-02", 29, "2028-02-01", "2028-02-29", "2028-03", "2028-01")]
    [InlineData("2027-02", 28, "2027-02-01", "2027-02-28", "2027-03", "2027-01")]
    [InlineData("2100-02", 28, "2100-02-01", "2100-02-28", "2100-03", "2100-01")]
    [InlineData("2000-02", 29, "2000-02-01", "2000-02-29", "2000-03", "2000-01")]
    [InlineData("2027-01", 31, "2027-01-01", "2027-01-31", "2027-02", "2026-12")]
    public void Month_KnowsItsDaysAndNeighbours(string text, int days, string first, string last, string next, string previous)
    {
        var month = CalendarMonth.Parse(text);
        Assert.Equal((text, days), (month.ToString(), month.Days));
        Assert.Equal((Day(first), Day(last)), (month.First, month.Last));
        Assert.Equal((next, previous), (month.Next.ToString(), month.Previous.ToString()));
    }

    [Theory]
    [InlineData("2027-05-31", false)]
    [InlineData("2027-06-01", true)]
    [InlineData("2027-06-30", true)]
    [InlineData("2027-07-01", false)]
    [InlineData("2026-06-15", false)]
    public void Day_LiesInItsMonthOnly(string day, bool lies)
    {
        var june = new CalendarMonth(2027, 6);
        Assert.Equal(lies, june.Contains(Day(day)));
        Assert.Equal(lies, CalendarMonth.Of(Day(day)) == june);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2027-6")]
    [InlineData("2027-13")]
    [InlineData("2027-00")]
    [InlineData("0000-01")]
    [InlineData("2027-06-01")]
    [InlineData(" 2027-06")]
    [InlineData("27-06")]
    public void WhatIsNoMonth_IsNotRead(string? text) => Assert.Null(CalendarMonth.Find(text));

    [Fact]
    public void WhatIsNoMonth_IsAnErrorWhereOneIsExpected()
    {
        Assert.Throws<ArgumentException>(() => CalendarMonth.Parse("June"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarMonth(2027, 13));
    }

    [Fact]
    public void EarlierMonth_IsSmaller()
    {
        var (december, january) = (new CalendarMonth(2027, 12), new CalendarMonth(2028, 1));
        Assert.True(december < january && january > december && december <= december.Next && january >= december && december != january);
        Assert.Equal([december, january], new[] { january, december }.Order());
    }

    [Fact]
    public void Default_IsAMonthToo() => Assert.Equal("0001-01", default(CalendarMonth).ToString());

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
