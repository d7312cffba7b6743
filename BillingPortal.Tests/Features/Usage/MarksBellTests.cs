using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage;

namespace BillingPortal.Tests.Features.Usage;

public sealed class MarksBellTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void WhoWasJudged_IsQuietUntilAsManyUnitsAreHeardAsAreMissing()
    {
        var bell = new MarksBell(new());
        bell.Heard([More(1), More(2)]);
        Assert.Equal([1, 2], bell.Take());
        Assert.Empty(bell.Take());
        bell.Loud([1, 2]);
        bell.Quieten(new Dictionary<long, Quiet> { [1] = new(10, Noon.AddDays(1)), [2] = new(10, Noon.AddDays(1)) });
        var before = bell.Next;
        bell.Heard([More(1, 4), More(1, 5), More(2, -4)]);
        Assert.Empty(bell.Take());
        Assert.False(before.IsCompleted);
        bell.Heard([More(1, 1), More(2, 9)]); // what was taken back may have been judged without
        Assert.Equal([1], bell.Take());
        Assert.True(before.IsCompleted);
    }

    [Fact]
    public void ANewPeriod_AnythingElse_AndWhatWasHeardWhileItWasJudged_Ring()
    {
        var news = new AccessNews();
        var bell = new MarksBell(news);
        bell.Quieten(new Dictionary<long, Quiet> { [1] = new(100, Noon), [2] = new(100, Noon.AddDays(1)), [3] = new(100, Noon.AddDays(1)) });
        bell.Heard([More(1, 1)]);
        news.Tell(2);
        bell.Loud([3]);
        bell.Heard([More(3, 1)]);
        bell.Quieten(new Dictionary<long, Quiet> { [3] = new(100, Noon.AddDays(1)) });
        bell.Heard([More(3, 1)]);
        Assert.Equal([1, 2, 3], bell.Take());
    }

    private static UsedMore More(long profile, long units = 1) => new(profile, "units", new(2026, 7, 1), 0, 0, [new(Noon, units)]);
}
