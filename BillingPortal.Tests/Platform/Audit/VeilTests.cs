using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Audit;

[Trait("Part", "data")]
public sealed class VeilTests
{
    private const string Ann = "ann@example.com";
    private const string OtherKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Theory, OnBoth]
    public async Task Value_LooksTheSameEachTimeForItsSubject_AndNowhereElse(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var stranger = await PortalKit.OnAsync(kit.Store, kit.Time, adjust: null, ownsDatabase: false, $"--Audit:Key={OtherKey}");
        var covered = await OverAsync(kit, "person:1", Ann);
        Assert.Matches("^veiled:[0-9a-f]{24}$", covered);
        Assert.Equal(covered, await OverAsync(kit, "person:1", " Ann@Example.COM "));
        Assert.NotEqual(covered, await OverAsync(kit, "person:1", "bob@example.com"), StringComparer.Ordinal);
        Assert.NotEqual(covered, await OverAsync(kit, "person:2", Ann), StringComparer.Ordinal);
        Assert.NotEqual(covered, await OverAsync(stranger, "person:1", Ann), StringComparer.Ordinal);
        Assert.Null(await OverAsync(kit, "person:1", null));
    }

    [Theory, OnBoth]
    public async Task ManyThatBeginWithASubjectAtOnce_HaveOneSalt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OverAsync(kit, "person:1", Ann))));
        Assert.Single(all.Distinct(StringComparer.Ordinal));
    }

    [Theory, OnBoth]
    public async Task ForgottenSalt_MakesTheOldHashesSayNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var before = await OverAsync(kit, "person:1", Ann);
        await kit.Database.WriteAsync(db => Veil.ForgetAsync(db, "person:1", CancellationToken.None));
        Assert.Null(await kit.ReadAsync(db => kit.Get<Veil>().FindAsync(db, "person:1", CancellationToken.None)));
        Assert.NotEqual(before, await OverAsync(kit, "person:1", Ann), StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task ClaimedValue_IsComparedWithTheTrail(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Database.WriteAsync(async db =>
        {
            var cover = await kit.Get<Veil>().OfAsync(db, "person:1", CancellationToken.None);
            kit.Get<AuditTrail>().Write(db, Actor.Terminal, "person.email-changed", "person:1", new { email = cover.Over(Ann) }, new { email = cover.Over("new@example.com") });
        });
        Assert.Equal((0, $"Entry 1 of {kit.Time.GetUtcNow():u}, person.email-changed: email before.\n"), await kit.CompareAsync("person:1", "ANN@example.com"));
        Assert.EndsWith("email after.\n", (await kit.CompareAsync("person:1", "new@example.com")).Said, StringComparison.Ordinal);
        Assert.Equal((1, "No entry of person:1 holds it.\n"), await kit.CompareAsync("person:1", "bob@example.com"));
        Assert.Equal(1, (await kit.CompareAsync("person:2", Ann)).Code);
        Assert.Equal(2, (await kit.CompareAsync("person:1", " ")).Code);
    }

    private static Task<string?> OverAsync(PortalKit kit, string subject, string? value) =>
        kit.Database.WriteAsync(async db => (await kit.Get<Veil>().OfAsync(db, subject, CancellationToken.None)).Over(value));
}
