using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;
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

/// <summary>What would begin.</summary>
/// <param name="Month">The first that is billed; null for a tier that costs nothing.</param>
internal sealed record Begun(TierTerms Tier, DateTime At, FirstMonth? Month);

/// <summary>Begins the subscription of a customer whom a backend made. The same wish again changes nothing.</summary>
internal sealed class BeginSubscription(IDbContextFactory<PortalDb> database, ISubscriptions subscriptions, ICatalogue catalogue, IAccess access, FirstBill bill, AccessNews news, AuditTrail audit)
{
    private static readonly Refusal UnknownTier = new(Codes.TierUnknown, "There is no such tier to choose. Look at the tiers that are offered.", "tier");
    private static readonly Refusal Erased = new(Codes.CustomerErased, "This customer was erased; nothing can begin for it any more.");
    private static readonly Refusal Exists = new(Codes.PlanExists, "This customer has a plan already. Change it; after it was cancelled, that is coming back.");

    /// <summary>Whether this call began it.</summary>
    public Task<Result<bool>> RunAsync(Actor by, long profileId, Beginning wish, CancellationToken ct = default) => database.WriteAsync<Result<bool>>(async db =>
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer: of two calls at once the second finds what the first began
        var (standing, tier) = (await access.OfAsync(db, profileId, ct), await JudgeAsync(db, profileId, wish, ct));
        if (!tier.IsDone) return tier.Refused!;
        if (tier.Value is not { } begins) return false;
        await subscriptions.StartAsync(db, profileId, begins.Terms.Name, standing.Now, wish.TrialDays, ct);
        var begun = (await access.OfAsync(db, profileId, ct)).Subscription!;
        audit.Write(db, by, "subscription.began", "customer:" + (await ProfileAsync(db, profileId, ct)).PublicId, after: new { tier = begins.Terms.Name, trialEndsAt = begun.TrialEndsAt });
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    /// <summary>The tier and its first month if a card is there when the trial ends; null when it is so already. Changes nothing.</summary>
    public async Task<Result<Begun?>> PreviewAsync(long profileId, Beginning wish, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var (standing, tier) = (await access.OfAsync(db, profileId, ct), await JudgeAsync(db, profileId, wish, ct));
        if (!tier.IsDone) return tier.Refused!;
        if (tier.Value is not { } begins) return (Begun?)null;
        var ends = await subscriptions.TrialEndAsync(db, profileId, begins, standing.Now, wish.TrialDays, ct);
        return new Begun(begins.Terms, standing.Now, ends is { } end ? bill.IfBegun(standing, begins.Terms, end) : null);
    }

    // The tier that begins; null when the same did already.
    private async Task<Result<OfferedTier?>> JudgeAsync(PortalDb db, long profileId, Beginning wish, CancellationToken ct)
    {
        if ((await ProfileAsync(db, profileId, ct)).ErasedAt is not null) return Erased;
        var standing = await access.OfAsync(db, profileId, ct);
        if (standing.Subscription is not null) return IsSame(standing, wish) ? (OfferedTier?)null : Exists;
        return (await catalogue.OfferedAsync(db, ct)).FirstOrDefault(t => !t.IsByStripe && IsNamed(t.Terms.Name, wish.Tier)) is { } tier ? tier : UnknownTier;
    }

    private static Task<BillingProfileRow> ProfileAsync(PortalDb db, long profileId, CancellationToken ct) => db.Set<BillingProfileRow>().AsNoTracking().SingleAsync(p => p.Id == profileId, ct);

    // What was left out is not compared.
    private static bool IsSame(Standing standing, Beginning wish) => standing is { Subscription: { } mine, Subscribed: { } tier, Access.EndsAt: null } && IsNamed(tier.Name, wish.Tier)
        && (wish.TrialDays is not { } days || !tier.NeedsCard || mine.TrialEndsAt == Trial.EndsAt(mine.StartedAt, days, null, days));

    private static bool IsNamed(string name, string asked) => name.Equals(asked, StringComparison.OrdinalIgnoreCase);
}
