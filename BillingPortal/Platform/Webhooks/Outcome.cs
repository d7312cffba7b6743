using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;

namespace BillingPortal.Platform.Webhooks;

/// <summary>What came of handling an event, not yet kept.</summary>
/// <param name="DueAt">Of one that failed and waits: when it is tried again.</param>
internal sealed record Outcome(StripeEventWorkRow Work, StripeEventState State, string? Reason, StripeEffect Effect, TimeSpan Took, int Failures = 0, DateTime? DueAt = null, string? Error = null)
{
    public static Outcome Failed(StripeEventWorkRow work, Exception fault, DateTime now, TimeSpan took)
    {
        var dead = work.Failures >= ProcessEvents.Pauses.Count;
        return new(work, dead ? StripeEventState.Dead : StripeEventState.Waiting, fault.Message, Nothing, took, work.Failures + 1, dead ? null : now + ProcessEvents.Pauses[work.Failures], fault.Message);
    }

    public static Task Nothing(PortalDb db, CancellationToken ct) => Task.CompletedTask;
}
