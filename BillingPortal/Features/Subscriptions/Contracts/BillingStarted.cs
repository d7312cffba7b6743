using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>Notes in the timeline that paid billing began, whichever of trial end and card came last.</summary>
public static class BillingStarted
{
    public static Task NoteAsync(PortalDb db, Standing standing, CancellationToken ct = default) => standing is { Subscription: { } subscription, Access.BilledFrom: { } from } && from <= standing.Now
        ? Timeline.NoteAsync(db, subscription.ProfileId, from, "billing.started", $"{subscription.Id}", "Paid billing began.", Actor.System, ct)
        : Task.CompletedTask;
}
