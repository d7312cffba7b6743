using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>How a set-up stands, for whoever waits at the form.</summary>
/// <param name="State">"done", "checking", "open" or "ended".</param>
/// <param name="Sentence">Why it did not come through, where Stripe says so.</param>
internal sealed record FormState(string State, string? Sentence = null)
{
    public static readonly FormState Done = new("done");

    /// <summary>Stripe, or another part of this portal, is at it: ask again in a moment.</summary>
    public static readonly FormState Checking = new("checking");
}

/// <summary>Takes over what Stripe says of a set-up, under the lease of its customer, so that no news of the same customer comes between.</summary>
internal sealed class TakeSetup(IDbContextFactory<PortalDb> database, ISetupsAtStripe stripe, KeepSetup keep, Leases leases)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    /// <summary>Fetches it anew: what a browser says about it is not believed.</summary>
    public async Task<Result<FormState>> RunAsync(long profileId, string setupId, CancellationToken ct = default)
    {
        var seen = await stripe.FetchAsync(setupId, ct);
        return seen.IsDone ? await RunAsync(profileId, seen.Value, ct) : seen.Refused!;
    }

    public async Task<FormState> RunAsync(long profileId, SetupAtStripe seen, CancellationToken ct = default)
    {
        if (seen is not { State: SetupState.Succeeded or SetupState.Canceled, Customer: { } customer } || await IsTakenAsync(seen.Id, ct)) return Of(seen);
        await using var lease = await leases.TryTakeAsync(ProcessEvents.LeaseOf(customer), Span, ct);
        // The inbox is at work for this customer; it, or the next look, takes this over.
        if (lease is null) return FormState.Checking;
        var now = await stripe.FetchAsync(seen.Id, ct);
        if (!now.IsDone) return FormState.Checking;
        await database.WriteAsync(db => keep.RunAsync(db, profileId, now.Value, ct), ct);
        return Of(now.Value);
    }

    private async Task<bool> IsTakenAsync(string setupId, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardSetupRow>().AnyAsync(s => s.SetupId == setupId && s.EndedAt != null, ct);
    }

    private static FormState Of(SetupAtStripe setup) => setup.State switch
    {
        SetupState.Succeeded => FormState.Done,
        SetupState.Processing => FormState.Checking,
        SetupState.Canceled => new("ended", "This form was closed at Stripe. Open it again; nothing was charged."),
        _ => new("open", setup.Fault?.Sentence),
    };
}
