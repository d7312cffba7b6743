using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>A version that shall be published.</summary>
/// <param name="BasedOn">The number of the newest version when the form was opened.</param>
/// <param name="ForAllFrom">From this day for all who have the tier; null for new customers only.</param>
public sealed record VersionWish(long TierId, int BasedOn, TypedTier Typed, DateOnly? ForAllFrom);

/// <summary>A version that could be published as it is.</summary>
/// <param name="Before">The newest one so far.</param>
/// <param name="IsRise">Customers are told of it before it reaches them.</param>
public sealed record VersionPreview(TierDraft Before, TierDraft Draft, bool IsRise);

/// <summary>Edits a tier: what is published never changes, so it gets another version.</summary>
public sealed class PublishVersion(IDbContextFactory<PortalDb> database, ForAll forAll, AuditTrail audit, BillingSettings settings, Installation installation, BillingClock clock)
{
    private static readonly Refusal Same = new("version_same", "Nothing is different from the version that new customers get now.");

    /// <summary>Says what publishing would say, and changes nothing.</summary>
    public async Task<Result<VersionPreview>> PreviewAsync(VersionWish wish, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return Judge(await db.Set<TierRow>().AsNoTracking().Include(t => t.Versions).ToListAsync(ct), wish);
    }

    /// <summary>The number of the new version. Refused with the code of a changed version when somebody published another one meanwhile.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, VersionWish wish, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync(db => PublishAsync(db, actor, wish, ct), ct);
    }

    private async Task<Result<int>> PublishAsync(PortalDb db, Actor actor, VersionWish wish, CancellationToken ct)
    {
        var tiers = await CatalogueTurn.TakeAsync(db, ct);
        var judged = Judge(tiers, wish);
        if (!judged.IsDone) return Result.Refuse<int>(judged.Refusals);
        Add(db, actor, tiers.Single(t => t.Id == wish.TierId), judged.Value.Draft, wish.ForAllFrom);
        return wish.BasedOn + 1;
    }

    /// <summary>Adds the next version with its entry in the audit trail; whether it may be was asked before.</summary>
    internal void Add(PortalDb db, Actor actor, TierRow tier, TierDraft draft, DateOnly? from)
    {
        var before = tier.Newest();
        var row = draft.Row(before.Number + 1, from, clock.UtcNow);
        row.TierId = tier.Id;
        db.Add(row);
        audit.Write(db, actor, TierEntries.Published, TierEntries.Subject(tier.Id), TierDraft.Of(before).Entry(before.Number, before.ForAllFrom), draft.Entry(row.Number, from));
    }

    private Result<VersionPreview> Judge(IReadOnlyCollection<TierRow> tiers, VersionWish wish)
    {
        if (tiers.SingleOrDefault(t => t.Id == wish.TierId) is not { } tier) return CatalogueTurn.Unknown;
        var read = ReadTyped.Read(wish.Typed with { Name = tier.Name }, installation.Currency);
        if (!read.IsDone) return Result.Refuse<VersionPreview>(read.Refusals);
        var (newest, draft) = (tier.Newest(), read.Value);
        if (newest.Number != wish.BasedOn) return CatalogueTurn.Changed;
        if (wish.ForAllFrom is null && TierDraft.Of(newest) == draft) return Same;
        if (forAll.Refuse([.. tier.Versions], draft, wish.ForAllFrom) is { } no) return no;
        var after = tiers.Select(t => t.Id == tier.Id ? TierAfter.Of(t) with { NeedsCard = draft.NeedsCard, InvoicedBy = draft.InvoicedBy } : TierAfter.Of(t)).ToArray();
        if (CatalogueLaw.Refuse(after, settings.FallsToFree) is { } broken) return broken;
        return new VersionPreview(TierDraft.Of(newest), draft, wish.ForAllFrom is { } day && ForAll.IsRise(tier.Versions, draft, day));
    }
}
