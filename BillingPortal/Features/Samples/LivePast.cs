using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Samples;

/// <summary>Gives those who are new in the books their past: months that were closed without them are opened for them, and all that was due since is done at its instant.</summary>
internal sealed class LivePast(ISampleMonths months, WalkPast walk, Installation installation, TimeProvider time, ILogger<LivePast> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="afterProfile">Whose id is not greater has a past already.</param>
    public async Task<Walk> FromAsync(DateTime start, long afterProfile, Action<DateTime>? reached = null, CancellationToken ct = default)
    {
        await months.OpenAsync(CalendarMonth.Of(installation.Zone.DayOf(start)), afterProfile, ct);
        return await walk.FromAsync(start, reached, ct);
    }

    /// <summary>Goes on where another walk ended, in months that are open.</summary>
    public Task<Walk> OnFromAsync(DateTime start, Action<DateTime>? reached = null, CancellationToken ct = default) => walk.FromAsync(start, reached, ct);

    /// <summary>The same for a start, which must not go on before it is done: it waits for whoever walks.</summary>
    public async Task<Walk> WaitingAsync(Func<Task<Walk>> live, CancellationToken ct)
    {
        var (walked, told) = (await live(), false);
        for (; walked.Busy; walked = await live())
        {
            if (!told) log.LogInformation("The past of samples waits: another program walks through time, or one that was killed did; then its turn ends in five minutes at the latest");
            told = true;
            await Task.Delay(Pause, time, ct);
        }
        return walked;
    }
}
