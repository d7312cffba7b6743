using BillingPortal.Core;

namespace BillingPortal.Features.Catalog;

/// <summary>A tier of a file.</summary>
internal sealed record FileTier(string Name, TierDraft Draft, bool IsDefault, bool IsArchived);

/// <summary>A whole catalogue as a file has it, in order: read, and right in itself.</summary>
public sealed class CatalogueFile
{
    internal CatalogueFile(IReadOnlyList<FileTier> tiers) => Tiers = tiers;

    internal IReadOnlyList<FileTier> Tiers { get; }

    /// <summary>Reads a file in the currency of the installation; a refusal names the tier and the field: "Gold/unitPrice".</summary>
    public static Result<CatalogueFile> Read(string text, Currency currency)
    {
        var faults = new List<Refusal>();
        var typed = ReadCatalogueJson.Of(text, currency, faults);
        var tiers = new List<FileTier>();
        foreach (var tier in typed)
        {
            var read = ReadTyped.Read(tier.Typed, currency);
            // What could not be read from the file is not judged as well.
            faults.AddRange(read.Refusals.Select(r => r with { Field = $"{tier.Label}/{r.Field}" }).Where(r => !faults.Exists(known => known.Field == r.Field)).ToArray());
            if (read.IsDone) tiers.Add(new(tier.Typed.Name, read.Value, tier.IsDefault, tier.IsArchived));
        }
        if (typed.Count > 0) faults.AddRange(Together(typed));
        return faults.Count > 0 ? Result.Refuse<CatalogueFile>(faults) : new CatalogueFile(tiers);
    }

    private static IEnumerable<Refusal> Together(IReadOnlyList<TypedFileTier> tiers)
    {
        foreach (var twice in tiers.Where(t => t.Typed.Name.Length > 0).GroupBy(t => t.Typed.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return new("name_taken", "The file has two tiers of this name.", $"{twice.Key}/name");
        if (tiers.Count(t => t.IsDefault) != 1)
            yield return new("default_invalid", "Mark exactly one tier with \"isDefault\": true; whoever signs up without a choice gets it.", "isDefault");
    }
}
