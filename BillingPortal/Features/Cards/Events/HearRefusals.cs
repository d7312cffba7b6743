using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A card was refused in a form. A form with very many refusals is closed at Stripe: somebody tries out cards that are not theirs.</summary>
internal sealed class HearRefusals(ISetupsAtStripe stripe, IDbContextFactory<PortalDb> database, BillingSettings settings, TimeProvider time) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["setup_intent.setup_failed"];

    public async Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct)
    {
        var setup = news.ObjectId!;
        // Refused by Stripe when it has ended meanwhile, which is as good. Each minute another key: Stripe repeats a fault to one.
        if (await RefusalsAsync(setup, ct) + 1 >= settings.CardFormsPerHour) await stripe.CancelAsync(setup, new("close-form", setup, $"too-many-refusals/{time.Instant():yyyy-MM-ddTHH:mm}"), ct);
        return (db, stop) => db.Set<CardSetupRow>().Where(s => s.SetupId == setup).ExecuteUpdateAsync(set => set.SetProperty(s => s.Failures, s => s.Failures + 1), stop);
    }

    private async Task<int> RefusalsAsync(string setup, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardSetupRow>().Where(s => s.SetupId == setup).Select(s => s.Failures).SingleOrDefaultAsync(ct);
    }
}
