using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>An admin gives a customer other terms than the tier has, or ends them, and says why. What it does to the running month is reckoned before, and billed by the same reckoning.</summary>
internal sealed class GiveOverride(IDbContextFactory<PortalDb> database, IAccess access, CompareMonths compare, AccessNews news, AuditTrail audit, Installation installation)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such customer any more. Reload the page.");
    private static readonly Refusal Changed = new(Codes.VersionChanged, "Somebody changed the terms of this customer meanwhile. Look at how they stand now, then decide again.");
    private static readonly Refusal Over = new("override_over", "This one is over already.");
    private static readonly Refusal TooEarly = new("last_day_closed", "Days before yesterday are used up. Choose yesterday, so that it ends now, or a later day.", "lastDay");

    /// <summary>The month from which on it counts, as it is and as it would be; null while nothing is billed.</summary>
    public async Task<Result<ComparedMonth?>> PreviewAsync(long profileId, TypedOverride typed, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await access.OfAsync(db, profileId, ct);
        var read = typed.Read(installation.Currency, FirstOpen(standing));
        if (!read.IsDone) return Result.Refuse<ComparedMonth?>(read.Refusals);
        await NameTierAsync(db, read.Value, ct);
        return await compare.WithOverridesAsync(db, standing, [.. standing.Plan!.Overrides, read.Value], read.Value.FromDay, ct);
    }

    /// <summary>The month in which it ends, as it is and as it would be.</summary>
    public async Task<ComparedMonth?> PreviewEndAsync(long profileId, long overrideId, DateOnly lastDay, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await access.OfAsync(db, profileId, ct);
        foreach (var row in standing.Plan!.Overrides.Where(o => o.Id == overrideId)) row.LastDay = lastDay; // read without tracking: nothing is kept
        return await compare.WithOverridesAsync(db, standing, standing.Plan.Overrides, lastDay.AddDays(1), ct);
    }

    public async Task<Result<Done>> RunAsync(Actor actor, long profileId, TypedOverride typed, string? reason, IReadOnlyList<long> seen, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            var opened = await OpenAsync(db, profileId, reason, ct);
            if (!opened.IsDone) return opened.Refused!;
            var (profile, why) = opened.Value;
            var standing = await access.OfAsync(db, profileId, ct);
            if (!standing.Plan!.Overrides.Select(o => o.Id).SequenceEqual(seen)) return Changed;
            var read = typed.Read(installation.Currency, FirstOpen(standing));
            if (!read.IsDone) return Result.Refuse<Done>(read.Refusals);
            var row = read.Value;
            (row.ProfileId, row.Reason, row.GivenBy, row.GivenAt) = (profileId, why, actor.Name, standing.Now);
            db.Add(row);
            await db.SaveChangesAsync(ct);
            audit.Write(db, actor, "override.given", "customer:" + profile.PublicId, null, Facts(row), why);
            await Timeline.NoteAsync(db, profileId, standing.Now, "override.given", $"{row.Id}", $"Other terms were given, from {Written(row.FromDay)} on.", actor, ct);
            return Done.It;
        }, ct);
    }

    public async Task<Result<Done>> EndAsync(Actor actor, long profileId, long overrideId, DateOnly lastDay, int version, string? reason, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            var opened = await OpenAsync(db, profileId, reason, ct);
            if (!opened.IsDone) return opened.Refused!;
            var (profile, why) = opened.Value;
            if (await db.Set<OverrideRow>().SingleOrDefaultAsync(o => o.Id == overrideId && o.ProfileId == profileId, ct) is not { } row || row.Version != version) return Changed;
            var now = (await access.OfAsync(db, profileId, ct)).Now;
            var today = installation.Zone.DayOf(now);
            if (row.LastDay < today) return Over;
            if (lastDay < today.AddDays(-1)) return TooEarly;
            var before = Facts(row);
            row.LastDay = lastDay;
            await db.SaveChangesAsync(ct);
            audit.Write(db, actor, "override.ended", "customer:" + profile.PublicId, before, Facts(row), why);
            await Timeline.NoteAsync(db, profileId, now, "override.ended", $"{row.Id}/{row.Version}", $"Other terms end; {Written(lastDay)} is their last day.", actor, ct);
            return Done.It;
        }, ct);
    }

    // Holds the customer, and reads the reason as one that names nobody.
    private async Task<Result<(BillingProfileRow Profile, string Why)>> OpenAsync(PortalDb db, long profileId, string? reason, CancellationToken ct)
    {
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == profileId, ct) is not { } profile) return Unknown;
        var why = Reason.Of(reason, await OwnWords.OfAsync(db, profile, ct));
        if (!why.IsDone) return why.Refused!;
        await news.ChangedAsync(db, profileId, ct);
        return (profile, why.Value);
    }

    private string Written(DateOnly day) => new Show(System.Globalization.CultureInfo.InvariantCulture, installation.Zone).Date(day);

    private DateOnly FirstOpen(Standing standing) => CalendarMonth.Of(installation.Zone.DayOf(standing.Now)).First;

    private static async Task NameTierAsync(PortalDb db, OverrideRow row, CancellationToken ct)
    {
        if (row.TierId is { } tier) row.Tier = await db.Set<Platform.Data.Model.Catalog.TierRow>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == tier, ct);
    }

    private static object Facts(OverrideRow row) => new
    {
        row.TierId,
        row.FromDay,
        row.LastDay,
        row.BaseMinor,
        row.Included,
        row.UnitPrice,
        row.DiscountBasisPoints,
        row.DiscountMinor,
        row.DiscountUntil,
        row.HardCap,
        row.TrialDays,
        row.TaxExempt,
    };
}
