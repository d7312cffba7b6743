using System.Globalization;
using BillingPortal.Features.Subscriptions.Portal;

namespace BillingPortal.Tests.Features.Subscriptions.Portal;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData("14.00:00:00", "14 days 0 h")]
    [InlineData("13.23:59:59.5", "14 days 0 h")]
    [InlineData("13.23:59:59", "13 days 23 h")]
    [InlineData("1.00:00:00", "1 day 0 h")]
    [InlineData("23:59:59", "23 h 59 min")]
    [InlineData("01:00:00", "1 h 0 min")]
    [InlineData("00:59:59", "59 min 59 s")]
    [InlineData("00:01:00", "1 min 0 s")]
    [InlineData("00:00:59", "59 s")]
    [InlineData("00:00:00.001", "1 s")]
    [InlineData("00:00:00", "0 s")]
    [InlineData("-00:00:05", "0 s")]
    public void WhatIsLeft_IsSaidInTheTwoUnitsThatMatter(string left, string words) => Assert.Equal(words, TimeLeft.Words(TimeSpan.Parse(left, CultureInfo.InvariantCulture)));
}
