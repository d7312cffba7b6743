using BillingPortal.Core;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Gateway;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>
/// The customer of Stripe that a profile is, made when it is first needed and then the same for ever. Stripe knows it by our random id alone.
/// The intention is committed before Stripe is asked: an answer that was lost, or that Stripe's key has forgotten by then, is looked for.
/// </summary>
internal sealed class EnsureStripeCustomer(IDbContextFactory<PortalDb> database, ICustomersAtStripe stripe, BillingClock clock)
{
    // Stripe's clock may differ from ours a little.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public async Task<Result<string>> RunAsync(long profileId, CancellationToken ct = default)
    {
        var (row, isNew) = await BeginAsync(profileId, ct);
        if (row.StripeId is { } known) return known;
        var profile = await PublicIdAsync(profileId, ct);
        var found = isNew ? null : (await stripe.FindAsync(profile, row.BegunAt - Slack, ct)).Value;
        var made = found is null ? await CreateAsync(profileId, profile, row.Attempt, ct) : found;
        return made.IsDone ? await KeepAsync(profileId, made.Value.Id, ct) : made.Refused!;
    }

    private async Task<(StripeCustomerRow Row, bool IsNew)> BeginAsync(long profileId, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return await database.WriteAsync(async db =>
        {
            var isNew = await db.Database.ExecuteSqlAsync($"insert into stripe_customers (profile_id, attempt, begun_at) values ({profileId}, 1, {now}) on conflict (profile_id) do nothing", ct) == 1;
            return (await db.Set<StripeCustomerRow>().AsNoTracking().SingleAsync(c => c.ProfileId == profileId, ct), isNew);
        }, ct);
    }

    // Stripe repeats a fault to a key for a day: whoever asks after one asks under the next.
    private async Task<Result<CustomerAtStripe>> CreateAsync(long profileId, string profile, int attempt, CancellationToken ct)
    {
        try
        {
            return await stripe.CreateAsync(profile, new("create-customer", profile, "first", attempt), ct);
        }
        catch (GatewayException)
        {
            await database.WriteAsync(db => db.Set<StripeCustomerRow>().Where(c => c.ProfileId == profileId && c.Attempt == attempt)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Attempt, attempt + 1), ct), ct);
            throw;
        }
    }

    /// <summary>Of two that were made after all, the first to be kept is it.</summary>
    private Task<string> KeepAsync(long profileId, string stripeId, CancellationToken ct) => database.WriteAsync(async db =>
    {
        await db.Set<StripeCustomerRow>().Where(c => c.ProfileId == profileId && c.StripeId == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.StripeId, stripeId), ct);
        return (await db.Set<StripeCustomerRow>().Where(c => c.ProfileId == profileId).Select(c => c.StripeId).SingleAsync(ct))!;
    }, ct);

    private async Task<string> PublicIdAsync(long profileId, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().Where(p => p.Id == profileId).Select(p => p.PublicId).SingleAsync(ct);
    }
}
