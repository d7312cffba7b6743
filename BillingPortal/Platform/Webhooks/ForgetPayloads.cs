using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Webhooks;

/// <summary>Lets the bodies of old events go, but not of those that are not yet handled; and those that came about somebody who was erased before.</summary>
internal sealed class ForgetPayloads(IDbContextFactory<PortalDb> database, WebhookSettings settings, TimeProvider time) : IWork
{
    private const int Portion = 500;

    public static string Name => "forget-payloads";

    public static Rhythm Rhythm => Rhythm.Daily(3, 45);

    /// <summary>Of one subject at once, in somebody's transaction: its owner was erased. The rows and digests stay.</summary>
    public static Task OfAsync(PortalDb db, string subject, CancellationToken ct) =>
        db.Set<StripePayloadRow>().Where(p => p.Event.Subject == subject).ExecuteDeleteAsync(ct);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var before = time.Instant() - TimeSpan.FromDays(settings.PayloadDays);
        int gone, all = 0;
        do
        {
            all += gone = await database.WriteAsync(async db =>
            {
                var erased = db.Set<StripeCustomerRow>().Where(c => c.Profile.ErasedAt != null).Select(c => c.StripeId);
                var old = await db.Set<StripePayloadRow>().Where(p => erased.Contains(p.Event.Subject)
                        || (p.Event.ReceivedAt < before && p.Event.Work.State != StripeEventState.Waiting && p.Event.Work.State != StripeEventState.Dead))
                    .OrderBy(p => p.EventId).Select(p => p.EventId).Take(Portion).ToListAsync(ct);
                return await db.Set<StripePayloadRow>().Where(p => old.Contains(p.EventId)).ExecuteDeleteAsync(ct);
            }, ct);
        }
        while (gone == Portion);
        return $"Removed the bodies of {all} event(s) older than {settings.PayloadDays} days or about somebody who was erased.";
    }
}
