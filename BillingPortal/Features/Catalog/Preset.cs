using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Catalog;

/// <summary>A tier as a preset's file has it: the figures of any currency, in its major units.</summary>
internal sealed record PresetTier(
    string Name, long From, long Included, decimal Base, decimal? Yearly, decimal? UnitPrice, bool HardLimit, bool CardFirst, int? TrialDays, Invoicer InvoicedBy, bool IsDefault);

/// <summary>The catalogues that a new database can begin with: files of this folder's Presets/, compiled in.</summary>
internal static class Preset
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The rows of a preset in a currency; a figure that the currency cannot have is a <see cref="StartupException"/>.</summary>
    public static IReadOnlyList<TierRow> Read(CataloguePreset preset, Currency currency, DateTime now)
    {
        using var file = typeof(Preset).Assembly.GetManifestResourceStream($"{typeof(Preset).Namespace}.Presets.{preset.ToString().ToLowerInvariant()}.json");
        return Rows(JsonSerializer.Deserialize<PresetTier[]>(file!, Json)!, currency, now);
    }

    internal static IReadOnlyList<TierRow> Rows(IEnumerable<PresetTier> tiers, Currency currency, DateTime now) =>
        [.. tiers.Select((tier, at) => Row(tier, (at + 1) * 10, currency, now))];

    private static TierRow Row(PresetTier tier, int position, Currency currency, DateTime now)
    {
        var row = new TierRow { Name = tier.Name, Position = position, IsDefault = tier.IsDefault };
        row.Versions.Add(First(tier, currency, now));
        return row;
    }

    private static TierVersionRow First(PresetTier tier, Currency currency, DateTime now) => new()
    {
        Number = 1,
        Base = Amount(tier, tier.Base, currency),
        YearlyMinor = tier.Yearly is { } yearly ? Amount(tier, yearly, currency).Minor : null,
        Included = tier.Included,
        RangeFrom = tier.From,
        UnitPrice = tier.UnitPrice is { } price ? UnitPrice.Find(price)!.Value.ToString() : null,
        HardLimit = tier.HardLimit,
        TrialDays = tier.TrialDays,
        NeedsCard = tier.Base > 0 || tier.UnitPrice is not null,
        CardFirst = tier.CardFirst,
        InvoicedBy = tier.InvoicedBy,
        Features = "{}",
        PublishedAt = now,
    };

    private static Money Amount(PresetTier tier, decimal major, Currency currency)
    {
        try
        {
            return Money.OfMajor(major, currency);
        }
        catch (ArgumentException finer)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"The preset's tier {tier.Name} costs {major}, which is finer than {currency} can be paid. Choose another Billing:Preset, or another Portal:Currency."), finer);
        }
    }
}
