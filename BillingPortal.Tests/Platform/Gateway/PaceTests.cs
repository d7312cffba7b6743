using BillingPortal.Platform.Gateway;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Gateway;

public sealed class PaceTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(25)]
    [InlineData(100)]
    public void ManyAtOnce_GoOutAtTheRate_AndNotFaster(int perSecond)
    {
        var pace = new Pace(perSecond, time);
        var turns = Enumerable.Range(0, perSecond * 3).Select(_ => pace.WaitAsync()).ToArray();
        for (var second = 1; second <= 3; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            var gone = turns.Count(t => t.IsCompleted);
            Assert.InRange(gone, (int)(perSecond * second * 0.95), Math.Min(turns.Length, perSecond * second + perSecond / 5 + 1));
        }
    }

    [Fact]
    public void TurnsComeInOrder()
    {
        var pace = new Pace(10, time);
        var order = new List<int>();
        for (var i = 0; i < 20; i++) _ = NoteAsync(pace, order, i);
        for (var i = 0; i < 40; i++) time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public void AfterARest_OnlyAFifthOfASecondIsSavedUp()
    {
        var pace = new Pace(100, time);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => pace.WaitAsync().IsCompleted));
    }

    [Fact]
    public void Refused_EverybodyPauses_LongerEachTime_UntilOneIsAccepted()
    {
        var pace = new Pace(100, time);
        Assert.Equal([0.5, 1, 2, 4, 8, 8], Enumerable.Range(0, 6).Select(_ => pace.Refused().TotalSeconds));
        var turn = pace.WaitAsync();
        time.Advance(TimeSpan.FromSeconds(7.9));
        Assert.False(turn.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(turn.IsCompleted);
        pace.Accepted();
        Assert.Equal(0.5, pace.Refused().TotalSeconds);
    }

    [Fact]
    public async Task WhoGivesUpWaiting_IsLetGo()
    {
        var pace = new Pace(1, time);
        using var patience = new CancellationTokenSource();
        await pace.WaitAsync();
        var turn = pace.WaitAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }

    private static async Task NoteAsync(Pace pace, List<int> order, int number)
    {
        await pace.WaitAsync();
        lock (order) order.Add(number);
    }
}
