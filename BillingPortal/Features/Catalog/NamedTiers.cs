using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Catalog;

/// <summary>Tiers by their names, in any case: what is published first, else what any preset has.</summary>
internal sealed class NamedTiers(ICatalogue catalogue, Installation installation)
{
    // A preset whose figures the currency cannot have is left out.
    private readonly Lazy<TierTerms[]> presets = new(() => [.. Enum.GetValues<CataloguePreset>().Select(p => CatalogueFile.Read(Preset.Text(p), installation.Currency)).Where(f => f.IsDone).SelectMany(f => f.Value.Tiers).Select(t => t.Draft.Terms(t.Name))]);

    public Currency Currency => installation.Currency;

    public async Task<Func<string, TierTerms?>> ReadAsync(PortalDb db, CancellationToken ct = default)
    {
        TierTerms[] all = [.. (await catalogue.OfferedAsync(db, ct)).Select(t => t.Terms), .. presets.Value];
        return name => Array.Find(all, t => t.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}
