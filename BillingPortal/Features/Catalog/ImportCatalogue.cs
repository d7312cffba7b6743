using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>Makes the catalogue what a file says: first the difference is shown, then all of it is taken in one transaction, or nothing.</summary>
public sealed class ImportCatalogue(
    IDbContextFactory<PortalDb> database, CreateTier create, PublishVersion publish, ChangeTier change, ForAll forAll, AuditTrail audit, BillingSettings settings, Installation installation)
{
    private static readonly Refusal Empty = new("import_empty", "The catalogue is like this already.");

    /// <summary>The text of a preset, to be imported like any other file.</summary>
    public static string TextOf(CataloguePreset preset) => Preset.Text(preset);

    /// <summary>Reads a file; a refusal names the tier and the field.</summary>
    public Result<CatalogueFile> Read(string text) => CatalogueFile.Read(text, installation.Currency);

    /// <summary>What taking the file would change.</summary>
    /// <param name="forAllFrom">From this day changed tiers hold for all who have them; null for new customers only.</param>
    public async Task<Result<CatalogueDiff>> DiffAsync(CatalogueFile file, DateOnly? forAllFrom, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var all = await db.Set<TierRow>().AsNoTracking().Include(t => t.Versions).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct);
        var refusals = Refuse(all, file, forAllFrom).ToArray();
        return refusals.Length > 0 ? Result.Refuse<CatalogueDiff>(refusals) : CatalogueDiff.Of(all, file, forAllFrom);
    }

    /// <param name="moment">Of the difference that was looked at.</param>
    public async Task<Result<Done>> TakeAsync(Actor actor, CatalogueFile file, DateOnly? forAllFrom, string moment, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            var all = await CatalogueTurn.TakeAsync(db, ct);
            if (CatalogueDiff.MomentOf(all) != moment) return CatalogueTurn.Changed;
            if (Refuse(all, file, forAllFrom).ToArray() is { Length: > 0 } refusals) return Result.Refuse<Done>(refusals);
            if (CatalogueDiff.Of(all, file, forAllFrom) is var diff && diff.IsEmpty) return Empty;
            await ApplyAsync(db, actor, all, file, diff, forAllFrom, ct);
            return Done.It;
        }, ct);
    }

    private IEnumerable<Refusal> Refuse(List<TierRow> all, CatalogueFile file, DateOnly? forAllFrom)
    {
        foreach (var tier in file.Tiers)
            if (CatalogueDiff.Find(all, tier.Name) is { } row && TierDraft.Of(row.Newest()) != tier.Draft && forAll.Refuse([.. row.Versions], tier.Draft, forAllFrom) is { } no)
                yield return no with { Field = $"{row.Name}/{no.Field}" };
        var gone = all.Where(t => !file.Tiers.Any(f => CreateTier.IsSame(f.Name, t.Name))).Select(t => TierAfter.Of(t) with { IsOffered = false, IsDefault = false });
        var after = file.Tiers.Select(t => new TierAfter(0, t.Name, !t.IsArchived, t.IsDefault, t.Draft.NeedsCard, t.Draft.InvoicedBy)).Concat(gone);
        if (CatalogueLaw.Refuse([.. after], settings.FallsToFree) is { } broken) yield return broken;
    }

    private async Task ApplyAsync(PortalDb db, Actor actor, List<TierRow> all, CatalogueFile file, CatalogueDiff diff, DateOnly? forAllFrom, CancellationToken ct)
    {
        foreach (var tier in file.Tiers.Where(t => CatalogueDiff.Find(all, t.Name) is null).ToArray()) all.Add(await create.AddAsync(db, actor, tier.Name, tier.Draft, position: 0, ct));
        foreach (var tier in file.Tiers)
            if (CatalogueDiff.Find(all, tier.Name) is { } row && TierDraft.Of(row.Newest()) != tier.Draft) publish.Add(db, actor, row, tier.Draft, forAllFrom);
        foreach (var row in all)
            if ((file.Tiers.FirstOrDefault(t => CreateTier.IsSame(t.Name, row.Name)) is { IsArchived: false }) is var offered && offered != row.ArchivedAt is null) change.Put(db, actor, row, offered);
        Order(all, file);
        if (diff.ChangesDefault) await change.MakeDefaultAsync(db, actor, all, all.Single(t => t.Name == diff.DefaultAfter), ct);
        audit.Write(db, actor, TierEntries.Imported, TierEntries.Catalogue, new { order = diff.OrderBefore }, new { order = diff.OrderAfter });
    }

    // As in the file; what it does not name is archived and comes after.
    private static void Order(List<TierRow> all, CatalogueFile file)
    {
        var names = file.Tiers.Select(t => t.Name).ToList();
        var ordered = all.OrderBy(t => names.FindIndex(n => CreateTier.IsSame(n, t.Name)) is var at and >= 0 ? at : int.MaxValue).ThenBy(t => t.Position).ToArray();
        for (var i = 0; i < ordered.Length; i++) ordered[i].Position = (i + 1) * 10;
    }
}
