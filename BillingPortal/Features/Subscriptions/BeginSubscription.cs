using BillingPortal.Core;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>What a backend wants a customer to begin with.</summary>
/// <param name="TrialDays">Null leaves it to the tier and the installation.</param>
internal sealed record Beginning(string Tier, int? TrialDays);

/// <summary>Begins the subscription of a customer whom a backend made. The same wish again changes nothing.</summary>
internal sealed class BeginSubscription(IDbContextFactory<PortalDb> database, ISubscriptions subscriptions, ICatalogue catalogue, IAccess access, AccessNews news, AuditTrail audit)
{
    private static readonly Refusal UnknownTier = new(Codes.TierUnknown, "There is no such tier to choose. Look at the tiers that are offered.", "tier");
    private static readonly Refusal Erased = new(Codes.CustomerErased, "This customer was erased; nothing can begin for it any more.");
    private static readonly Refusal Exists = new(Codes.PlanExists, "This customer has a plan already. Change it; after it was cancelled, that is coming back.");

    /// <summary>Whether this call began it.</summary>
    public Task<Result<bool>> RunAsync(Actor by, long profileId, Beginning wish, CancellationToken ct = default) => database.WriteAsync<Result<bool>>(async db =>
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer: of two calls at once the second finds what the first began
        var profile = await db.Set<BillingProfileRow>().AsNoTracking().SingleAsync(p => p.Id == profileId, ct);
        if (profile.ErasedAt is not null) return Erased;
        var standing = await access.OfAsync(db, profileId, ct);
        if (standing.Subscription is not null) return IsSame(standing, wish) ? false : Exists;
        if (!(await catalogue.OfferedAsync(db, ct)).Any(t => !t.IsByStripe && IsNamed(t.Terms.Name, wish.Tier))) return UnknownTier;
        await subscriptions.StartAsync(db, profileId, wish.Tier, standing.Now, wish.TrialDays, ct);
        var begun = await access.OfAsync(db, profileId, ct);
        audit.Write(db, by, "subscription.began", "customer:" + profile.PublicId, after: new { tier = begun.Subscribed!.Name, trialEndsAt = begun.Subscription!.TrialEndsAt });
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    // What was left out is not compared.
    private static bool IsSame(Standing standing, Beginning wish) => standing is { Subscription: { } mine, Subscribed: { } tier, Access.EndsAt: null } && IsNamed(tier.Name, wish.Tier)
        && (wish.TrialDays is not { } days || !tier.NeedsCard || mine.TrialEndsAt == Trial.EndsAt(mine.StartedAt, days, null, days));

    private static bool IsNamed(string name, string asked) => name.Equals(asked, StringComparison.OrdinalIgnoreCase);
}
