using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Tests.Platform.Ui.Formatting;

public sealed class TypedTimeTests
{
    [Theory]
    [InlineData("2027-06-01T12:00", "Europe/Berlin", "2027-06-01 10:00")]
    [InlineData("2027-03-28T02:30", "Europe/Berlin", null)] // clocks skip it
    [InlineData("2027-10-31T02:30", "Europe/Berlin", "2027-10-31 01:30")] // it comes twice: the later
    [InlineData("tomorrow", "UTC", null)]
    [InlineData("", "UTC", null)]
    [InlineData(null, "UTC", null)]
    [InlineData("9999-12-31T23:59", "America/New_York", null)]
    public void TypedMinute_IsThatInstantOfTheZone(string? typed, string zone, string? utc) =>
        Assert.Equal(utc, TypedTime.Read(typed, TimeZoneInfo.FindSystemTimeZoneById(zone))?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Instant_IsReadBackAsItWasShown()
    {
        var (zone, instant) = (TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), new DateTime(2027, 6, 1, 20, 15, 0, DateTimeKind.Utc));
        Assert.Equal(("2027-06-02T05:15", instant), (TypedTime.Of(instant, zone), TypedTime.Read(TypedTime.Of(instant, zone), zone)));
    }
}
