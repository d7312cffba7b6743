using System.Text;
using BillingPortal.Core;
using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog;

[Trait("Part", "data")]
public sealed class ImportCatalogueTests
{
    private const string Changed = """
        [ { "name": "gold", "from": 900, "included": 1500, "base": "650", "unitPrice": "1.25", "isDefault": true },
          { "name": "Basic", "from": 0, "included": 100, "base": 50, "unitPrice": 2.25 },
          { "name": "Nano", "included": 5, "base": 0, "features": { "sso": false } },
          { "name": "Silver", "from": 400, "included": 900, "base": 350, "unitPrice": "1.50", "archived": true } ]
        """;

    private static readonly Actor Admin = Actor.Person("ada", isAdmin: true);

    [Theory, OnBoth]
    public async Task Import_ShowsWhatChanges_TakesAllOfItAtOnce_AndExportsTheSame(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var import = kit.Get<ImportCatalogue>();
        var file = import.Read(Changed).Value;
        var diff = (await import.DiffAsync(file, null)).Value;
        Assert.Equal("Gold Changed, Basic Unchanged, Nano Created, Silver Archived, Premium Archived", string.Join(", ", diff.Tiers.Select(t => $"{t.Name} {t.Fate}")));
        Assert.Equal(("60000", "65000"), ($"{diff.Tiers[0].Before!.Base.Minor}", $"{diff.Tiers[0].After!.Base.Minor}"));
        Assert.Equal(("Basic, Premium, Silver, Gold", "Gold, Basic, Nano", "Basic", "Gold", false), (diff.OrderBefore, diff.OrderAfter, diff.DefaultBefore, diff.DefaultAfter, diff.IsEmpty));
        Assert.Equal("not_allowed", (await import.TakeAsync(Actor.Person("sam", isAdmin: false), file, null, diff.Moment)).Refused?.Code);

        Assert.True((await import.TakeAsync(Admin, file, null, diff.Moment)).IsDone);
        Assert.Equal("*Gold 2, Basic 1, Nano 1, (Silver 1), (Premium 1)", await StandsAsync(kit));
        Assert.Equal("tier.created tier.version-published tier.archived tier.archived tier.made-default catalogue.imported", string.Join(' ', await EntriesAsync(kit)));
        Assert.Equal(Codes.VersionChanged, (await import.TakeAsync(Admin, file, null, diff.Moment)).Refused?.Code);
        var again = (await import.DiffAsync(file, null)).Value;
        Assert.True(again.IsEmpty);
        Assert.Equal("import_empty", (await import.TakeAsync(Admin, file, null, again.Moment)).Refused?.Code);

        var exported = Encoding.UTF8.GetString(await kit.Get<WriteCatalogueFile>().RunAsync());
        Assert.Contains("\"unitPrice\": \"2.25\"", exported, StringComparison.Ordinal);
        Assert.True((await import.DiffAsync(import.Read(exported).Value, null)).Value.IsEmpty);
    }

    [Theory, OnBoth]
    public async Task Import_IsRefusedWhole_WhenTheCatalogueMovedOn_OrARuleIsBroken(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (import, forAll) = (kit.Get<ImportCatalogue>(), kit.Get<ForAll>());
        var file = import.Read(Changed).Value;
        var diff = (await import.DiffAsync(file, null)).Value;
        var premium = (await kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == "Premium");
        await kit.Get<PublishVersion>().RunAsync(Admin, new(premium.Id, 1, premium.Typed() with { Base = "1" }, null));
        Assert.Equal(Codes.VersionChanged, (await import.TakeAsync(Admin, file, null, diff.Moment)).Refused?.Code);

        Assert.Equal(("Gold/forAllFrom", "notice_short"), (await import.DiffAsync(file, forAll.Today)).Refused is { } soon ? (soon.Field!, soon.Code) : default);
        var later = (await import.DiffAsync(file, forAll.EarliestRise)).Value;
        Assert.True(later.Tiers[0].IsRise);
        Assert.Equal("notice_short", (await import.TakeAsync(Admin, file, forAll.Today, later.Moment)).Refused?.Code);
        var byStripe = import.Read("""[{ "name": "Basic", "included": 100, "base": 50, "isDefault": true, "invoicedBy": "stripe" }]""").Value;
        Assert.Equal(["for_new_only", "catalogue_empty"], (await import.DiffAsync(byStripe, forAll.EarliestRise)).Refusals.Select(r => r.Code), StringComparer.Ordinal);
        Assert.Equal("*Basic 1, Premium 2, Silver 1, Gold 1", await StandsAsync(kit));

        Assert.True((await import.TakeAsync(Admin, file, forAll.EarliestRise, later.Moment)).IsDone);
        Assert.Equal(forAll.EarliestRise, (await kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == "Gold").Newest.ForAllFrom);
        // A preset is a file too: it puts back what it names.
        var preset = import.Read(ImportCatalogue.TextOf(CataloguePreset.Tiers)).Value;
        var back = (await import.DiffAsync(preset, null)).Value;
        Assert.Equal("Basic Unchanged False, Premium Changed True, Silver Changed True, Gold Changed False, Nano Archived False", string.Join(", ", back.Tiers.Select(t => $"{t.Name} {t.Fate} {t.IsPutBack}")));
        Assert.True((await import.TakeAsync(Admin, preset, null, back.Moment)).IsDone);
        Assert.Equal("*Basic 1, Premium 3, Silver 1, Gold 3, (Nano 1)", await StandsAsync(kit));
    }

    [Theory, OnBoth]
    public async Task TwoWhoImportAtOnce_OneWins(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var import = kit.Get<ImportCatalogue>();
        var file = import.Read(Changed).Value;
        var moment = (await import.DiffAsync(file, null)).Value.Moment;
        var done = await Task.WhenAll(new[] { kit, other, kit, other }.Select(node => Task.Run(() => node.Get<ImportCatalogue>().TakeAsync(Admin, file, null, moment))));
        Assert.Single(done, d => d.IsDone);
        Assert.All(done.Where(d => !d.IsDone), d => Assert.Equal(Codes.VersionChanged, d.Refused?.Code));
        Assert.Equal("*Gold 2, Basic 1, Nano 1, (Silver 1), (Premium 1)", await StandsAsync(kit));
    }

    private static async Task<string> StandsAsync(PortalKit kit) => string.Join(", ", (await kit.Get<ReadTiers>().RunAsync()).Select(t => $"{(t.IsDefault ? "*" : "")}{(t.IsArchived ? "(" : "")}{t.Name} {t.Newest.Number}{(t.IsArchived ? ")" : "")}"));

    private static Task<List<string>> EntriesAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<AuditEntryRow>().OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
}
