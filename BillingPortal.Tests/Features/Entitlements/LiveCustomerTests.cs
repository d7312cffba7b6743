using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Tests.Features.Entitlements;

/// <summary>What is heard, in which order ever, makes the same sum as reading it; what cannot be known is read.</summary>
public sealed class LiveCustomerTests
{
    private static readonly DateOnly June = new(2026, 6, 1);
    private static readonly DateTime Begin = new(2026, 6, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly LiveFacts Facts = new(7, "cust_7", "shop-7", new(1, 1), new(new(1, 1, 1), new(AfterTrial.Lock, null), new Dictionary<(string, int), System.Text.Json.JsonElement>()),
        new(null, null, null, null, [], [], []));

    private readonly LiveCustomer customer = new(7);

    [Fact]
    public void NewsOfThePeriod_AreAdded_OthersOnlyCounted_OlderOnesAreNothing()
    {
        Read(10, changes: 5);
        customer.Hear(News(6, (Begin, 3)));
        customer.Hear(News(6, (Begin, 3)));
        customer.Hear(News(8, (Begin.AddTicks(-1), 100), (Begin.AddDays(1), -2)));
        customer.Hear(News(2, (Begin, 50)));
        Assert.Equal((11, 8), (customer.Known.Use!.Used, customer.Known.Use.Changes[June]));
    }

    [Fact]
    public void GapInTheNews_IsReadAnew()
    {
        Read(10, changes: 5);
        customer.Hear(News(7, (Begin, 3)));
        Assert.Null(customer.Known.Use);
        Assert.NotNull(customer.Known.Facts);
    }

    [Fact]
    public void NewsWhileReading_AreAddedToWhatWasRead_UnlessTheyAreInIt()
    {
        var begun = customer.BeginReading();
        customer.Hear(News(6, (Begin, 3)));
        customer.Hear(News(7, (Begin, 4)));
        Assert.Equal(17, customer.EndReading(begun, (Facts, Use(13, 6)))!.Value.Use.Used);
    }

    [Fact]
    public void ChangeWhileReading_MakesItBeReadAgain_AndAnAnswerOfBeforeIsNotKept()
    {
        var begun = customer.BeginReading();
        customer.Forget();
        Assert.Null(customer.EndReading(begun, (Facts, Use(10, 5))));
        var use = Read(10, changes: 5);
        customer.Hear(News(6, (Begin, 3)));
        customer.Keep(new(null!, DateTime.MaxValue), Facts, use);
        Assert.Null(customer.Moment);
        customer.Keep(new(null!, DateTime.MaxValue), Facts, customer.Known.Use!);
        Assert.NotNull(customer.Moment);
    }

    private static UsedMore News(long changes, params (DateTime At, long Units)[] events) => new(7, Meters.Units, June, 0, changes, [.. events.Select(e => new UnitsAt(e.At, e.Units))]);

    private static LiveUse Use(long used, long changes) => new(new(StretchKind.Paid, CalendarMonth.Of(June), Begin.AddDays(20), [new(Begin, Begin.AddDays(20))]), used, new Dictionary<DateOnly, long> { [June] = changes });

    private LiveUse Read(long used, long changes)
    {
        var begun = customer.BeginReading();
        return customer.EndReading(begun, (Facts, Use(used, changes)))!.Value.Use;
    }
}
