using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>What becomes of a tier.</summary>
public enum TierFate
{
    Created,
    Changed,
    Unchanged,
    Archived,
}

/// <param name="IsPutBack">It was archived, and is on offer again.</param>
/// <param name="LeavesOffer">It is archived besides what else becomes of it.</param>
/// <param name="IsRise">Whoever has it is told before.</param>
/// <param name="Before">Null for one that is created.</param>
/// <param name="After">Null for one that is archived.</param>
public sealed record TierChange(string Name, TierFate Fate, TierDraft? Before, TierDraft? After, bool IsPutBack = false, bool LeavesOffer = false, bool IsRise = false);

/// <summary>What a file would change, tier by tier. It is of one moment: taking it is refused when the catalogue has changed since.</summary>
/// <param name="Moment">How the catalogue stood.</param>
public sealed record CatalogueDiff(IReadOnlyList<TierChange> Tiers, string OrderBefore, string OrderAfter, string? DefaultBefore, string DefaultAfter, string Moment)
{
    public bool ChangesOrder => OrderBefore != OrderAfter;

    public bool ChangesDefault => DefaultBefore != DefaultAfter;

    public bool IsEmpty => Tiers.All(t => t.Fate == TierFate.Unchanged) && !ChangesOrder && !ChangesDefault;

    /// <param name="all">Every tier with its versions, in order.</param>
    internal static CatalogueDiff Of(IReadOnlyList<TierRow> all, CatalogueFile file, DateOnly? forAllFrom)
    {
        var changes = file.Tiers.Select(t => Of(Find(all, t.Name), t, forAllFrom)).Concat(all.Where(t => t.ArchivedAt is null && !file.Tiers.Any(f => CreateTier.IsSame(f.Name, t.Name))).Select(Gone));
        var offered = file.Tiers.Where(t => !t.IsArchived).Select(t => NameOf(all, t.Name));
        return new([.. changes], ChangeTier.Names(all.Where(t => t.ArchivedAt is null)), string.Join(", ", offered), all.SingleOrDefault(t => t.IsDefault)?.Name, NameOf(all, file.Tiers.Single(t => t.IsDefault).Name), MomentOf(all));
    }

    internal static TierRow? Find(IEnumerable<TierRow> all, string name) => all.FirstOrDefault(t => CreateTier.IsSame(t.Name, name));

    // A row's version does not rise with a version of its tier.
    internal static string MomentOf(IEnumerable<TierRow> all) => string.Join(' ', all.OrderBy(t => t.Id).Select(t => $"{t.Id}/{t.Version}/{t.Newest().Number}"));

    // A tier keeps the name that it has.
    private static string NameOf(IEnumerable<TierRow> all, string name) => Find(all, name)?.Name ?? name;

    private static TierChange Of(TierRow? row, FileTier tier, DateOnly? forAllFrom)
    {
        if (row is null) return new(tier.Name, TierFate.Created, null, tier.Draft, LeavesOffer: tier.IsArchived);
        var (before, isPutBack) = (TierDraft.Of(row.Newest()), row.ArchivedAt is not null && !tier.IsArchived);
        if (row.ArchivedAt is null && tier.IsArchived && before == tier.Draft) return Gone(row);
        if (before == tier.Draft && !isPutBack) return new(row.Name, TierFate.Unchanged, before, tier.Draft);
        return new(row.Name, TierFate.Changed, before, tier.Draft, isPutBack, row.ArchivedAt is null && tier.IsArchived, before != tier.Draft && forAllFrom is { } day && ForAll.IsRise(row.Versions, tier.Draft, day));
    }

    private static TierChange Gone(TierRow row) => new(row.Name, TierFate.Archived, TierDraft.Of(row.Newest()), null);
}
