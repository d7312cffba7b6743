using System.Globalization;
using BillingPortal.Core.Invoicing;

namespace BillingPortal.Tests.Core.Invoicing;

public sealed class BrakeTests
{
    [Theory]
    [InlineData(100_000, 1, null, "5000")]
    [InlineData(100_001, 1, BrakeReason.Unusual, "5000")]
    [InlineData(100_001, 1, BrakeReason.Unusual, "5000 0 0 0")] // invoices of nothing say nothing
    [InlineData(100_000, 1, null, "4000 6000")]
    [InlineData(100_010, 1, null, "4000 6001")] // 20 × 5,000.50
    [InlineData(100_011, 1, BrakeReason.Unusual, "4000 6001")]
    [InlineData(100_001, 1, BrakeReason.Unusual, "900000 5000 100")] // in the middle, not on average
    [InlineData(99_999_999, 1, null, "")] // the first one
    [InlineData(99_999_999, 1, null, "0 0")]
    [InlineData(0, 50, null, "5000")]
    [InlineData(0, 51, BrakeReason.Lines, "5000")]
    [InlineData(1, 51, BrakeReason.Lines, "")]
    public void OnlyWhatLooksLikeAMistake_IsHeld(long total, int lines, BrakeReason? held, string before) =>
        Assert.Equal(held, Brake.Of(total, lines, [.. before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => long.Parse(b, CultureInfo.InvariantCulture))]));

    [Fact]
    public void LargeSums_AreNoOverflow() => Assert.Null(Brake.Of(long.MaxValue, 1, [long.MaxValue, long.MaxValue]));
}
