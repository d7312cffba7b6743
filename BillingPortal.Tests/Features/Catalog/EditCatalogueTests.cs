using BillingPortal.Core;
using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog;

/// <summary>An admin creates, edits, moves and archives tiers.</summary>
[Trait("Part", "data")]
public sealed class EditCatalogueTests
{
    private static readonly Actor Admin = Actor.Person("ada", isAdmin: true);
    private static readonly Actor Support = Actor.Person("sam", isAdmin: false);

    [Theory, OnBoth]
    public async Task Edit_IsAnotherVersion_AndAStaleOneIsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        var (publish, basic) = (kit.Get<PublishVersion>(), await TierAsync(kit, "Basic"));
        var wish = new VersionWish(basic.Id, 1, basic.Typed() with { Base = "60", UnitPrice = "2.250000000001" }, null);

        Assert.Equal("not_allowed", (await publish.RunAsync(Support, wish)).Refused?.Code);
        Assert.Equal("version_same", (await publish.RunAsync(Admin, wish with { Typed = basic.Typed() })).Refused?.Code);
        Assert.Equal(["included", "trialDays"], (await publish.RunAsync(Admin, wish with { Typed = wish.Typed with { Included = "x", TrialDays = "9999" } })).Refusals.Select(r => r.Field!), StringComparer.Ordinal);
        Assert.Equal(Codes.NotFound, (await publish.RunAsync(Admin, wish with { TierId = 99 })).Refused?.Code);
        Assert.Equal(1, (await TierAsync(kit, "Basic")).Newest.Number);

        var preview = (await publish.PreviewAsync(wish)).Value;
        Assert.Equal((5000L, 6000L, false), (preview.Before.Base.Minor, preview.Draft.Base.Minor, preview.IsRise));
        Assert.Equal(2, (await publish.RunAsync(Admin, wish)).Value);
        Assert.Equal(Codes.VersionChanged, (await publish.RunAsync(Admin, wish)).Refused?.Code);
        Assert.Equal(Codes.VersionChanged, (await publish.PreviewAsync(wish)).Refused?.Code);

        var now = await TierAsync(kit, "Basic");
        Assert.Equal(["2: 60.00 USD, 2.250000000001, 0", "1: 50.00 USD, 2.25, 1"], now.Versions.Select(v => $"{v.Number}: {v.Draft.Base}, {v.Draft.UnitPrice}, {v.Customers}"), StringComparer.Ordinal);
        Assert.Equal((basic.RowVersion, 1), (now.RowVersion, now.Customers));
        Assert.Equal(["person:ada", null], (await kit.Get<ReadTiers>().OneAsync(basic.Id))!.Versions.Select(v => v.By), StringComparer.Ordinal);
        Assert.Equal("50.00 USD", (await kit.StandingAsync(profile)).Subscribed!.Base.ToString());
        var entry = Assert.Single(await EntriesAsync(kit));
        Assert.Equal(("person:ada", "tier.version-published", $"tier:{basic.Id}"), (entry.Actor, entry.Action, entry.Subject));
        Assert.Contains("\"base\":\"50.00 USD\"", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"base\":\"60.00 USD\"", entry.After, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task TwoWhoPublishAtOnce_OneWins_TheOtherIsToldSo(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var basic = await TierAsync(kit, "Basic");
        var wishes = Enumerable.Range(51, 4).Select(dollars => new VersionWish(basic.Id, 1, basic.Typed() with { Base = $"{dollars}" }, null)).ToArray();
        var done = await Task.WhenAll(wishes.Select((wish, i) => Task.Run(() => (i % 2 == 0 ? kit : other).Get<PublishVersion>().RunAsync(Admin, wish))));
        var won = Assert.Single(done.Index(), d => d.Item.IsDone).Index;
        Assert.All(done.Where((_, i) => i != won), d => Assert.Equal(Codes.VersionChanged, d.Refused?.Code));
        Assert.Equal([$"{51 + won}.00 USD", "50.00 USD"], (await TierAsync(kit, "Basic")).Versions.Select(v => v.Draft.Base.ToString()), StringComparer.Ordinal);
        Assert.Single(await EntriesAsync(kit));
    }

    [Theory, OnBoth]
    public async Task VersionForAll_WaitsOutItsNotice_AndChangesNeitherCardNorInvoicer(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Billing:PriceNoticeDays=10");
        var (publish, basic, forAll) = (kit.Get<PublishVersion>(), await TierAsync(kit, "Basic"), kit.Get<ForAll>());
        var (today, earliest) = (forAll.Today, forAll.EarliestRise);
        Assert.InRange(earliest.DayNumber - today.DayNumber, 10, 11);
        Task<Result<int>> RunAsync(int basedOn, DateOnly from, Func<TypedTier, TypedTier> edit) => publish.RunAsync(Admin, new(basic.Id, basedOn, edit(basic.Typed()), from));

        var soon = (await RunAsync(1, earliest.AddDays(-1), t => t with { Included = "99" })).Refused!;
        Assert.Equal(("notice_short", "forAllFrom"), (soon.Code, soon.Field));
        Assert.Contains($"so they are told 10 days before. The earliest day for all is {earliest:d MMM yyyy};", soon.Sentence, StringComparison.Ordinal);
        Assert.Equal("day_past", (await RunAsync(1, today.AddDays(-1), t => t with { Base = "40" })).Refused?.Code);
        Assert.Equal("for_new_only", (await RunAsync(1, earliest, t => t with { NeedsCard = false })).Refused?.Code);
        Assert.Equal("for_new_only", (await RunAsync(1, earliest, t => t with { InvoicedBy = Invoicer.Stripe })).Refused?.Code);

        Assert.Equal(2, (await RunAsync(1, today, t => t with { Base = "40" })).Value); // cheaper, at once
        Assert.Equal("notice_short", (await RunAsync(2, today, t => t)).Refused?.Code); // as it was, but now it is dearer
        Assert.True((await publish.PreviewAsync(new(basic.Id, 2, basic.Typed(), earliest))).Value.IsRise);
        Assert.Equal(3, (await RunAsync(2, earliest, t => t)).Value);
        var now = await TierAsync(kit, "Basic");
        Assert.Equal((3, earliest), (now.Planned!.Number, now.Planned.ForAllFrom));
        // Cheaper than what is planned, and dearer than what they have until then.
        Assert.Equal("notice_short", (await RunAsync(3, today.AddDays(1), t => t with { Base = "45" })).Refused?.Code);
        Assert.Equal(4, (await RunAsync(3, earliest, t => t with { Base = "45" })).Value);
    }

    [Theory, OnBoth]
    public async Task NewTier_StandsLast_UnderANameOfItsOwn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var create = kit.Get<CreateTier>();
        var typed = (await TierAsync(kit, "Gold")).Typed() with { Name = " Platinum ", Base = "900" };
        Assert.Equal("not_allowed", (await create.RunAsync(Support, typed)).Refused?.Code);
        Assert.Equal(("name_taken", "name"), (await create.RunAsync(Admin, typed with { Name = "gOLD" })).Refused is { } taken ? (taken.Code, taken.Field) : default);
        Assert.Equal("base", (await create.RunAsync(Admin, typed with { Base = "" })).Refused?.Field);
        var id = (await create.RunAsync(Admin, typed)).Value;
        Assert.Equal("Basic Premium Silver Gold Platinum", await NamesAsync(kit));
        var made = (await kit.Get<ReadTiers>().OneAsync(id))!;
        Assert.Equal((1, "900.00 USD", "person:ada", false), (made.Newest.Number, made.Newest.Draft.Base.ToString(), made.Newest.By, made.IsDefault));
        Assert.Equal(["tier.created"], (await EntriesAsync(kit)).Select(e => e.Action), StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Tiers_AreMovedArchivedPutBack_AndOneIsTheDefault(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal("not_allowed", await DoAsync(kit, "Gold", TierDeed.Archive, Support));
        Assert.Null(await DoAsync(kit, "Gold", TierDeed.MoveUp));
        Assert.Null(await DoAsync(kit, "Basic", TierDeed.MoveDown));
        Assert.Null(await DoAsync(kit, "Premium", TierDeed.MoveUp)); // the first already: nothing happens
        Assert.Equal("Premium Basic Gold Silver", await NamesAsync(kit));
        Assert.Equal("default_not_offered", await DoAsync(kit, "Basic", TierDeed.Archive));
        var seen = await TierAsync(kit, "Gold");
        Assert.Null(await DoAsync(kit, "Gold", TierDeed.MakeDefault));
        Assert.Equal(Codes.VersionChanged, (await kit.Get<ChangeTier>().RunAsync(Admin, seen.Id, TierDeed.Archive, seen.RowVersion)).Refused?.Code);
        Assert.Null(await DoAsync(kit, "Basic", TierDeed.Archive));
        Assert.Equal(Codes.VersionChanged, await DoAsync(kit, "Basic", TierDeed.MakeDefault));
        Assert.Equal("Premium *Gold Silver (Basic)", await NamesAsync(kit, marks: true));
        Assert.Null(await DoAsync(kit, "Basic", TierDeed.PutBack));
        Assert.Equal(Codes.VersionChanged, await DoAsync(kit, "Basic", TierDeed.PutBack));
        Assert.Equal("Premium Basic *Gold Silver", await NamesAsync(kit, marks: true));
        Assert.Equal("moved moved made-default archived put-back", string.Join(' ', (await EntriesAsync(kit)).Select(e => e.Action["tier.".Length..])));
    }

    [Theory, OnBoth]
    public async Task LastTierOfItsKind_StaysOnOffer(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Billing:Preset=Subscriptions", "--Billing:AfterTrial=FreeTier");
        Assert.Null(await DoAsync(kit, "Mid", TierDeed.MakeDefault));
        Assert.Equal("free_tier_missing", await DoAsync(kit, "Free", TierDeed.Archive));
        var free = await TierAsync(kit, "Free");
        Assert.Equal("free_tier_missing", (await kit.Get<PublishVersion>().RunAsync(Admin, new(free.Id, 1, free.Typed() with { NeedsCard = true }, null))).Refused?.Code);
        foreach (var name in new[] { "High", "Mid" })
        {
            var tier = await TierAsync(kit, name);
            var byStripe = await kit.Get<PublishVersion>().RunAsync(Admin, new(tier.Id, 1, tier.Typed() with { InvoicedBy = Invoicer.Stripe }, null));
            Assert.Equal(name == "Mid" ? "default_not_offered" : null, byStripe.Refused?.Code);
        }
    }

    private static async Task<TierForStaff> TierAsync(PortalKit kit, string name) => (await kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == name);

    private static async Task<string?> DoAsync(PortalKit kit, string name, TierDeed deed, Actor? actor = null)
    {
        var tier = await TierAsync(kit, name);
        return (await kit.Get<ChangeTier>().RunAsync(actor ?? Admin, tier.Id, deed, tier.RowVersion)).Refused?.Code;
    }

    private static async Task<string> NamesAsync(PortalKit kit, bool marks = false) =>
        string.Join(' ', (await kit.Get<ReadTiers>().RunAsync()).Select(t => !marks ? t.Name : t.IsArchived ? $"({t.Name})" : (t.IsDefault ? "*" : "") + t.Name));

    private static Task<List<AuditEntryRow>> EntriesAsync(PortalKit kit) =>
        kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Subject.StartsWith("tier:") || e.Subject == "catalogue").OrderBy(e => e.Id).ToListAsync());
}
