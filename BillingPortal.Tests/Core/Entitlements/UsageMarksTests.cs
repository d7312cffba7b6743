using BillingPortal.Core.Entitlements;

namespace BillingPortal.Tests.Core.Entitlements;

public sealed class UsageMarksTests
{
    [Theory]
    [InlineData(80, 100, 80), InlineData(50, 3, 2), InlineData(100, 7, 7), InlineData(1, 100, 1), InlineData(1, 50, 1), InlineData(1, 101, 2)]
    [InlineData(100, 0, 1), InlineData(1, 0, 1), InlineData(100, long.MaxValue, long.MaxValue), InlineData(50, long.MaxValue, (long.MaxValue / 2) + 1)]
    public void Mark_IsReachedByItsShareOfTheLimit(int percent, long limit, long units) => Assert.Equal(units, UsageMarks.UnitsAt(percent, limit));

    [Theory]
    [InlineData(50L, 100L, null, false, "50/100", null)]
    [InlineData(50L, 100L, 400L, false, "50/100", "50/400")] // a cap on units
    [InlineData(120L, 100L, 140L, true, "120/100", "20/40")] // a cap on money
    [InlineData(50L, 100L, 140L, true, "50/100", "0/40")]
    [InlineData(50L, 100L, 100L, false, null, "50/100")] // a hard limit: one figure, told once
    [InlineData(50L, 100L, 100L, true, null, "50/100")] // nothing may be spent above the allowance: the same
    [InlineData(50L, 100L, 60L, false, null, "50/60")] // the allowance is never used up
    [InlineData(5L, 0L, null, false, null, null)] // nothing is included
    [InlineData(5L, 0L, 20L, true, null, "5/20")]
    [InlineData(5L, 0L, 0L, false, null, "5/0")]
    [InlineData(5L, null, null, false, null, null)] // a trial without a stop
    [InlineData(5L, null, 8L, false, null, "5/8")]
    public void Shares_AreOfWhatMeansSomething(long used, long? allowance, long? stop, bool isMoney, string? ofAllowance, string? ofStop)
    {
        var marked = new Marked(used, allowance, stop, isMoney);
        Assert.Equal((ofAllowance, ofStop), (Text(marked.OfAllowance), Text(marked.OfStop)));
    }

    [Theory]
    [InlineData("50 80 100", "50 80 100"), InlineData("100, 50 80%", "50 80 100"), InlineData("1;100", "1 100"), InlineData("80 80", "80")]
    [InlineData("", ""), InlineData(null, ""), InlineData(" , ", "")]
    [InlineData("10 20 30 40 50", "10 20 30 40 50"), InlineData("10 20 30 40 50 60", null)]
    [InlineData("0", null), InlineData("101", null), InlineData("-5", null), InlineData("50.5", null), InlineData("half", null), InlineData("99999999999", null)]
    public void Typed_IsReadOrRefused(string? typed, string? read) => Assert.Equal(read, UsageMarks.Find(typed) is { } marks ? string.Join(' ', marks) : null);

    private static string? Text((long Used, long Limit)? share) => share is var (used, limit) ? $"{used}/{limit}" : null;
}
