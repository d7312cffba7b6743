using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Catalog;

/// <summary>The catalogues that a new database can begin with: files of this folder's Presets/, compiled in, of the same form as an import.</summary>
internal static class Preset
{
    /// <summary>The file, with the figures of any currency, in its major units.</summary>
    public static string Text(CataloguePreset preset)
    {
        using var file = typeof(Preset).Assembly.GetManifestResourceStream($"{typeof(Preset).Namespace}.Presets.{preset.ToString().ToLowerInvariant()}.json");
        using var reader = new StreamReader(file!);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a preset in a currency; a figure that the currency cannot have is a <see cref="StartupException"/>.</summary>
    public static IReadOnlyList<TierRow> Read(CataloguePreset preset, Currency currency, DateTime now) => Rows(Text(preset), currency, now);

    internal static IReadOnlyList<TierRow> Rows(string text, Currency currency, DateTime now)
    {
        var file = CatalogueFile.Read(text, currency);
        if (!file.IsDone) throw new StartupException($"The preset cannot be used here: {string.Join(' ', file.Refusals.Select(r => $"{r.Field}: {r.Sentence}"))} Choose another Billing:Preset, or another Portal:Currency.");
        return [.. file.Value.Tiers.Select((tier, at) => Row(tier, (at + 1) * 10, now))];
    }

    private static TierRow Row(FileTier tier, int position, DateTime now)
    {
        var row = new TierRow { Name = tier.Name, Position = position, IsDefault = tier.IsDefault };
        row.Versions.Add(tier.Draft.Row(1, null, now));
        return row;
    }
}
