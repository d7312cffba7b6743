using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>What can be done to a tier besides publishing a version.</summary>
public enum TierDeed
{
    Archive,
    PutBack,
    MakeDefault,
    MoveUp,
    MoveDown,
}

/// <summary>Archives a tier, puts it back, moves it among those on offer, or makes it the default.</summary>
public sealed class ChangeTier(IDbContextFactory<PortalDb> database, AuditTrail audit, BillingSettings settings, BillingClock clock)
{
    /// <param name="rowVersion">Of the tier, as the admin has seen it.</param>
    public async Task<Result<Done>> RunAsync(Actor actor, long tier, TierDeed deed, int rowVersion, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            var tiers = await CatalogueTurn.TakeAsync(db, ct);
            if (tiers.Find(t => t.Id == tier) is not { } row) return CatalogueTurn.Unknown;
            if (row.Version != rowVersion || !IsOpen(row, deed)) return CatalogueTurn.Changed;
            if (CatalogueLaw.Refuse([.. tiers.Select(t => After(t, row, deed))], settings.FallsToFree) is { } broken) return broken;
            await DoAsync(db, actor, tiers, row, deed, ct);
            return Done.It;
        }, ct);
    }

    // Done already by somebody else: then the page shows what is no longer so.
    private static bool IsOpen(TierRow row, TierDeed deed) => deed == TierDeed.PutBack ? row.ArchivedAt is not null : row.ArchivedAt is null && (deed != TierDeed.MakeDefault || !row.IsDefault);

    private static TierAfter After(TierRow tier, TierRow row, TierDeed deed) => (deed, tier == row) switch
    {
        (TierDeed.Archive, true) => TierAfter.Of(tier) with { IsOffered = false },
        (TierDeed.PutBack, true) => TierAfter.Of(tier) with { IsOffered = true },
        (TierDeed.MakeDefault, var mine) => TierAfter.Of(tier) with { IsDefault = mine },
        _ => TierAfter.Of(tier),
    };

    private Task DoAsync(PortalDb db, Actor actor, List<TierRow> tiers, TierRow row, TierDeed deed, CancellationToken ct)
    {
        switch (deed)
        {
            case TierDeed.Archive or TierDeed.PutBack: Put(db, actor, row, isOffered: deed == TierDeed.PutBack); return Task.CompletedTask;
            case TierDeed.MakeDefault: return MakeDefaultAsync(db, actor, tiers, row, ct);
            default: Move(db, actor, [.. tiers.Where(t => t.ArchivedAt is null)], row, deed == TierDeed.MoveUp ? -1 : 1); return Task.CompletedTask;
        }
    }

    internal void Put(PortalDb db, Actor actor, TierRow row, bool isOffered)
    {
        row.ArchivedAt = isOffered ? null : clock.UtcNow;
        audit.Write(db, actor, isOffered ? TierEntries.PutBack : TierEntries.Archived, TierEntries.Subject(row.Id), new { isOffered = !isOffered }, new { isOffered });
    }

    internal async Task MakeDefaultAsync(PortalDb db, Actor actor, IEnumerable<TierRow> tiers, TierRow row, CancellationToken ct)
    {
        var before = tiers.SingleOrDefault(t => t.IsDefault);
        if (before is not null) before.IsDefault = false;
        await db.SaveChangesAsync(ct); // at no time two of them: the database allows one
        row.IsDefault = true;
        audit.Write(db, actor, TierEntries.MadeDefault, TierEntries.Subject(row.Id), new { ofSignUp = before?.Name }, new { ofSignUp = row.Name });
    }

    private void Move(PortalDb db, Actor actor, List<TierRow> offered, TierRow row, int by)
    {
        var at = offered.IndexOf(row);
        if (at + by < 0 || at + by >= offered.Count) return;
        var before = Names(offered);
        (offered[at], offered[at + by]) = (offered[at + by], offered[at]);
        for (var i = 0; i < offered.Count; i++) offered[i].Position = (i + 1) * 10;
        audit.Write(db, actor, TierEntries.Moved, TierEntries.Subject(row.Id), new { order = before }, new { order = Names(offered) });
    }

    internal static string Names(IEnumerable<TierRow> tiers) => string.Join(", ", tiers.Select(t => t.Name));
}
