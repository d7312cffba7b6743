using System.Globalization;
using BillingPortal.Core.Periods;

namespace BillingPortal.Tests.Core.Periods;

public sealed class BillingZoneTests
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    [Theory]
    [InlineData("UTC", "2027-06-01", "2027-06-01T00:00")]
    [InlineData("Europe/Berlin", "2027-06-01", "2027-05-31T22:00")]
    [InlineData("Asia/Kathmandu", "2028-02-29", "2028-02-28T18:15")]
    [InlineData("Pacific/Kiritimati", "2027-01-01", "2026-12-31T10:00")]
    public void Day_StartsAtItsMidnight(string zone, string day, string start) => Starts(zone, day, start);

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00")]
    [InlineData("America/Havana", "2024-03-10", "2024-03-10T05:00")]
    [InlineData("Africa/Cairo", "2024-04-26", "2024-04-25T22:00")]
    [InlineData("Asia/Beirut", "2024-03-31", "2024-03-30T22:00")]
    public void MidnightThatClocksSkip_StartsTheDayAfterTheGap(string zone, string day, string start)
    {
        Starts(zone, day, start);
        Assert.Equal(new TimeOnly(1, 0), Shown(zone, Instant(start)));
    }

    [Theory]
    [InlineData("America/Havana", "2024-11-03", "2024-11-03T04:00")] // 01:00 back to 00:00
    [InlineData("Atlantic/Azores", "2024-10-27", "2024-10-27T00:00")] // 01:00 back to 00:00
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T02:30")] // 00:01 back to 23:01
    public void MidnightThatComesTwice_StartsTheDayTheFirstTime(string zone, string day, string start) => Starts(zone, day, start);

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00")]
    [InlineData("Africa/Cairo", "2024-11-01", "2024-10-31T22:00")]
    [InlineData("Asia/Beirut", "2024-10-27", "2024-10-26T22:00")]
    public void ClocksThatGoBackAtMidnight_StartTheDayOnce(string zone, string day, string start) => Starts(zone, day, start);

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", 1380)]
    [InlineData("America/Sao_Paulo", "2018-02-17", 1500)]
    [InlineData("America/Havana", "2024-11-03", 1500)]
    [InlineData("Europe/Berlin", "2027-03-28", 1380)]
    [InlineData("Europe/Berlin", "2027-10-31", 1500)]
    [InlineData("Australia/Lord_Howe", "2027-10-03", 1410)]
    [InlineData("Australia/Lord_Howe", "2027-04-04", 1470)]
    [InlineData("Europe/Berlin", "2028-02-29", 1440)]
    [InlineData("Pacific/Apia", "2011-12-30", 0)] // the day that Samoa left out
    public void Day_IsAsLongAsClocksMakeIt(string zone, string day, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Zone(zone).StartOf(Day(day).AddDays(1)) - Zone(zone).StartOf(Day(day)));

    [Fact]
    public void DayOnceBegun_IsNotLeftWhenClocksGoBackOverMidnight()
    {
        var newfoundland = Zone("America/St_Johns");
        var second = Instant("2010-11-07T02:45"); // clocks show 23:15 of the 6th for the second time
        Assert.Equal(new TimeOnly(23, 15), Shown("America/St_Johns", second));
        Assert.Equal(Day("2010-11-07"), newfoundland.DayOf(second));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03", "2027-02-28T23:00", "2027-03-31T22:00")]
    [InlineData("America/Sao_Paulo", "2027-02", "2027-02-01T03:00", "2027-03-01T03:00")]
    [InlineData("UTC", "2028-02", "2028-02-01T00:00", "2028-03-01T00:00")]
    public void Month_RunsFromItsFirstInstantToThatOfTheNext(string zone, string month, string start, string end)
    {
        var (from, to) = (Zone(zone).StartOf(CalendarMonth.Parse(month)), Zone(zone).EndOf(CalendarMonth.Parse(month)));
        Assert.Equal((Instant(start), Instant(end)), (from, to));
        Assert.True(CalendarMonth.Parse(month).Contains(Zone(zone).DayOf(from)));
        Assert.False(CalendarMonth.Parse(month).Contains(Zone(zone).DayOf(to)));
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (from.Kind, to.Kind));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/Havana")]
    [InlineData("America/St_Johns")]
    [InlineData("Africa/Cairo")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Asia/Beirut")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Europe/Dublin")]
    public void EveryDay_BeginsWhereTheDayBeforeEnds(string name)
    {
        var zone = Zone(name);
        for (var day = Day("1999-01-01"); day.Year <= 2101; day = day.AddDays(1))
        {
            var start = zone.StartOf(day);
            if (zone.DayOf(start) != day || zone.DayOf(start - Microsecond) != day.AddDays(-1)) Assert.Fail($"{name}: {day:O} does not begin at {start:O}.");
        }
    }

    private static void Starts(string zone, string day, string start)
    {
        Assert.Equal(Instant(start), Zone(zone).StartOf(Day(day)));
        Assert.Equal(Day(day), Zone(zone).DayOf(Instant(start)));
        Assert.Equal(Day(day).AddDays(-1), Zone(zone).DayOf(Instant(start) - Microsecond));
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static TimeOnly Shown(string zone, DateTime instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Zone(zone)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
