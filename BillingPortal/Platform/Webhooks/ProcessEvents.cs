using System.Threading.Channels;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Webhooks;

/// <summary>
/// Handles what was stored: in order of arrival per subject under its lease, subjects beside each other, each effect and its mark "done" in one transaction.
/// A failure is tried again after growing pauses, and later events of its subject go on meanwhile: every handler acts on how the object is now.
/// After the last try it is dead, and visible.
/// </summary>
public sealed class ProcessEvents(InboxTurns turns, IServiceScopeFactory scopes, StripeRoutes routes, WebhookSettings settings, StripeSettings stripe, TimeProvider time, ILogger<ProcessEvents> log)
{
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    public static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(2);

    /// <summary>The lease under which one acts for a customer of Stripe, here and wherever else something is changed for it.</summary>
    public static string LeaseOf(string subject) => LeasePrefix + subject;

    internal const string LeasePrefix = "stripe:";

    /// <summary>Everything that is due now; the number that was handled, ignored or put off.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var all = 0;
        while (await turns.TakeAsync(ct) is { Events.Count: > 0 } turn) all += await TurnAsync(turn, ct);
        return all; // none taken: all is done, or other nodes have it
    }

    // What is ready is kept while others are still being handled, so that a slow one holds up no one's effect; what is ready at the same time shares a transaction.
    private async Task<int> TurnAsync(InboxTurn turn, CancellationToken ct)
    {
        var ready = Channel.CreateUnbounded<Outcome>();
        var keeping = KeepAsync(turn, ready.Reader, ct);
        try
        {
            await Parallel.ForEachAsync(turn.Events, new ParallelOptions { MaxDegreeOfParallelism = settings.HandledAtOnce, CancellationToken = ct },
                async (work, stop) => await ready.Writer.WriteAsync(await HandleAsync(work, stop), stop));
        }
        finally
        {
            ready.Writer.Complete();
        }
        return await keeping;
    }

    private async Task<int> KeepAsync(InboxTurn turn, ChannelReader<Outcome> ready, CancellationToken ct)
    {
        var kept = 0;
        while (await ready.WaitToReadAsync(ct))
        {
            var group = new List<Outcome>();
            while (ready.TryRead(out var outcome)) group.Add(outcome);
            kept += await turns.EndAsync(turn, group, ct);
        }
        return kept;
    }

    private async Task<Outcome> HandleAsync(StripeEventWorkRow work, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        try
        {
            var (state, reason, effect) = await DecideAsync(work.Event, ct);
            return new(work, state, reason, effect, time.GetElapsedTime(begun));
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning(fault, "Event {Event} ({Type}) failed", work.Event.EventId, work.Event.Type);
            return Outcome.Failed(work, fault, time.Instant(), time.GetElapsedTime(begun));
        }
    }

    private async Task<(StripeEventState State, string? Reason, StripeEffect Effect)> DecideAsync(StripeEventRow row, CancellationToken ct)
    {
        if (row.Livemode != stripe.IsLive)
            return (StripeEventState.Ignored, row.Livemode ? "It is about live money, and this installation is for test money." : "It is about test money, and this installation is for live money.", Outcome.Nothing);
        if (routes.To(row.Type) is not { } route) return (StripeEventState.Ignored, "Nothing in this version asks for events of this type.", Outcome.Nothing);
        await using var scope = scopes.CreateAsyncScope();
        return (StripeEventState.Done, null, await route.HandleAsync(scope.ServiceProvider, new(row.EventId, row.Type, row.Subject, row.ObjectId, row.CreatedAt), ct));
    }
}
