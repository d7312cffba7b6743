using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Identity;

public sealed class AttemptsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ManualTime time = new();

    [Fact]
    public void OneTooMany_WaitsUntilTheOldestIsAMinuteOld()
    {
        var attempts = new Attempts(time);
        Assert.Null(attempts.Wait("ann", 2, Minute));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(attempts.Wait("ann", 2, Minute));
        Assert.Equal(TimeSpan.FromSeconds(40), attempts.Wait("ann", 2, Minute));
        Assert.Null(attempts.Wait("bob", 2, Minute));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(attempts.Wait("ann", 2, Minute));
        Assert.Equal(TimeSpan.FromSeconds(20), attempts.Wait("ann", 2, Minute));
    }

    [Fact]
    public void RefusedTry_DoesNotCount()
    {
        var attempts = new Attempts(time);
        attempts.Wait("ann", 1, Minute);
        for (var i = 0; i < 50; i++) Assert.NotNull(attempts.Wait("ann", 1, Minute));
        time.Advance(Minute);
        Assert.Null(attempts.Wait("ann", 1, Minute));
    }
}
