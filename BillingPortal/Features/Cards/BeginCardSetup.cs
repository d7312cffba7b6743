using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>A form that can be shown: what the browser hands to Stripe's script.</summary>
internal sealed record OpenForm(string Id, string ClientSecret);

/// <summary>
/// Opens a form for a card. One that is open already is shown again, so that reloading, going back and a second tab do not make more of them;
/// one that succeeded meanwhile is kept first.
/// </summary>
internal sealed class BeginCardSetup(
    IDbContextFactory<PortalDb> database, EnsureStripeCustomer customer, ISetupsAtStripe stripe, TakeSetup take, BillingSettings settings, TimeProvider time)
{
    // Stripe lets a set-up stay open for long; a form of yesterday is begun anew all the same, so that each try can be told from the last.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    public static readonly Refusal OnlyLooking = new(Codes.ToCardForm.NotAllowed, "You may look at this, but only the person who manages it can set up a card.");

    public async Task<Result<OpenForm>> RunAsync(ActsFor who, CancellationToken ct = default)
    {
        if (!who.MayManage) return OnlyLooking;
        var last = await LastAsync(who.ProfileId, ct);
        if (last is not null && await OpenAsync(last, ct) is { } open) return open;
        if (await TooManyAsync(who.ProfileId, ct)) return TooMany;
        var stripeId = await customer.RunAsync(who.ProfileId, ct);
        return stripeId.IsDone ? await BeginAsync(who, stripeId.Value, last, ct) : stripeId.Refused!;
    }

    private Refusal TooMany => new(Codes.ToCardForm.TooMany, $"Cards were tried {settings.CardFormsPerHour} times within an hour. Nothing is lost: try again in an hour, or ask for help.");

    private async Task<OpenForm?> OpenAsync(CardSetupRow last, CancellationToken ct)
    {
        if (last.EndedAt is not null || last.BegunAt < time.Instant() - Fresh) return null;
        var setup = await stripe.FetchAsync(last.SetupId, ct);
        if (!setup.IsDone) return null;
        if (setup.Value.State is SetupState.NeedsMethod or SetupState.NeedsConfirmation or SetupState.NeedsAction) return new(setup.Value.Id, setup.Value.ClientSecret);
        await take.RunAsync(last.ProfileId, setup.Value, ct);
        return null;
    }

    // A card that was refused counts like a form that was opened.
    private async Task<bool> TooManyAsync(long profileId, CancellationToken ct)
    {
        var since = time.Instant() - TimeSpan.FromHours(1);
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardSetupRow>().Where(s => s.ProfileId == profileId && s.BegunAt > since).SumAsync(s => 1 + s.Failures, ct) >= settings.CardFormsPerHour;
    }

    private async Task<Result<OpenForm>> BeginAsync(ActsFor who, string stripeId, CardSetupRow? last, CancellationToken ct)
    {
        var now = time.Instant();
        // Two tabs that find the same last one ask under the same key, and get the same set-up. Not for ever: Stripe repeats a fault to a key for a day.
        var setup = await AskAsync(new("begin-card", who.CustomerId, $"after-{last?.Id ?? 0}/{now:yyyy-MM-ddTHH:mm}"), stripeId, ct);
        if (!setup.IsDone) return setup.Refused!;
        await database.WriteAsync(db => db.Database.ExecuteSqlAsync(
            $"insert into card_setups (profile_id, setup_id, begun_at, failures) values ({who.ProfileId}, {setup.Value.Id}, {now}, 0) on conflict (setup_id) do nothing", ct), ct);
        return new OpenForm(setup.Value.Id, setup.Value.ClientSecret);
    }

    // Once more under the next key, for a fault that lasts no longer. A set-up that was made without our hearing of it is never used and costs nothing.
    private async Task<Result<SetupAtStripe>> AskAsync(OperationKey key, string stripeId, CancellationToken ct)
    {
        try
        {
            return await stripe.BeginAsync(stripeId, key, ct);
        }
        catch (GatewayException)
        {
            return await stripe.BeginAsync(stripeId, key.Next, ct);
        }
    }

    private async Task<CardSetupRow?> LastAsync(long profileId, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardSetupRow>().AsNoTracking().Where(s => s.ProfileId == profileId).OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
    }
}
