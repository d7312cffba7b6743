using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Subscriptions;

public sealed class PaidBillingTests
{
    private static readonly DateTime Midnight = new(2027, 6, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime TrialEnds = Day(10);

    // Cards as "from-until" in days of June; the trial ends at the start of the 10th.
    [Theory]
    [InlineData("", null)]
    [InlineData("3-", 10)]
    [InlineData("10-", 10)]
    [InlineData("12-", 12)]
    [InlineData("3-5", null)]
    [InlineData("3-10", null)]
    [InlineData("3-11", 10)]
    [InlineData("3-5 12-", 12)]
    [InlineData("3-5 5-", 10)]
    [InlineData("12-13 15-", 12)]
    [InlineData("15- 12-13", 12)]
    [InlineData("12-12", null)]
    public void Billing_StartsAtTheLaterOfCardAndTrial_AndWhatHappensAfterMovesNothing(string cards, int? day) =>
        Assert.Equal(day is { } d ? Day(d) : null, PaidBilling.StartsAt(TrialEnds, cards.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Span)));

    [Theory]
    [InlineData(30, 7, 14, 30)]
    [InlineData(null, 7, 14, 7)]
    [InlineData(null, null, 14, 14)]
    [InlineData(0, 7, 14, 0)]
    [InlineData(null, 0, 14, 0)]
    public void TrialLength_IsTheCustomersOwn_ElseTheTiers_ElseTheInstallations(int? customer, int? tier, int installation, int days) =>
        Assert.Equal(Midnight.AddDays(days), Trial.EndsAt(Midnight, customer, tier, installation));

    private static CardSpan Span(string text)
    {
        var ends = text.Split('-');
        return new(Day(Number(ends[0])), ends[1].Length == 0 ? null : Day(Number(ends[1])));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Day(int day) => Midnight.AddDays(day - 1);
}
