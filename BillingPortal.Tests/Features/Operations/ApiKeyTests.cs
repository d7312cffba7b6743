using BillingPortal.Core;
using BillingPortal.Features.Operations;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Operations;

[Trait("Part", "data")]
public sealed class ApiKeyTests
{
    private static readonly KeyWish Shop = new("shop backend", [Scopes.Usage, Scopes.Customers], new DateOnly(2026, 6, 2));

    [Theory, OnBoth]
    public async Task KeyMade_IsFound_AndOnlyItsHashIsKept(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var key = await MakeAsync(kit);
        Assert.Matches("^bp_[A-Za-z0-9_-]{43}$", key);
        var found = await kit.Get<ApiKeys>().FindAsync(key);
        Assert.Equal(("shop backend", "customers usage"), (found!.Name, string.Join(' ', found.Scopes)));
        var row = await kit.ReadAsync(db => db.Set<ApiKeyRow>().SingleAsync());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)), row.Hash);
        Assert.Equal(key[..9], row.Start);
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync());
        Assert.Equal(("terminal", "api-key.created", $"api-key:{row.Id}"), (entry.Actor, entry.Action, entry.Subject));
        Assert.DoesNotContain(key, entry.After, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Key_WorksToTheEndOfItsLastDay(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var key = await MakeAsync(kit);
        kit.Time.Advance(TimeSpan.FromHours(36) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await kit.Get<ApiKeys>().FindAsync(key));
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await kit.Get<ApiKeys>().FindAsync(key));
        Assert.Equal(KeyState.Expired, (await kit.Get<ReadApiKeys>().RunAsync()).Single().State);
    }

    [Theory, OnBoth]
    public async Task LastUse_IsWrittenOnceAMinute(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var key = await MakeAsync(kit);
        var began = kit.Time.GetUtcNow().UtcDateTime;
        Assert.Equal([began, began, began.AddMinutes(1)], [await UseAsync(kit, key, 0), await UseAsync(kit, key, 59), await UseAsync(kit, key, 1)]);
    }

    [Theory, OnBoth]
    public async Task KeyRevoked_OpensNothing_AndOnlyOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var key = await MakeAsync(kit);
        var id = (await kit.Get<ReadApiKeys>().RunAsync()).Single().Id;
        Assert.True((await kit.Get<RevokeApiKey>().RunAsync(Actor.Terminal, id, "lost")).IsDone);
        Assert.Null(await kit.Get<ApiKeys>().FindAsync(key));
        Assert.Equal("key_not_live", (await kit.Get<RevokeApiKey>().RunAsync(Actor.Terminal, id, "again")).Refused?.Code);
        Assert.Equal("lost", await kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Action == "api-key.revoked").Select(e => e.Reason).SingleAsync()));
    }

    [Theory, OnBoth]
    public async Task Support_ChangesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit);
        var support = Actor.Person("somebody", isAdmin: false);
        Assert.Equal("not_allowed", (await kit.Get<CreateApiKey>().RunAsync(support, Shop)).Refused?.Code);
        Assert.Equal("not_allowed", (await kit.Get<RevokeApiKey>().RunAsync(support, 1, "x")).Refused?.Code);
        Assert.Equal("not_allowed", (await kit.Get<RunJob>().RunAsync(support, "due")).Refused?.Code);
        Assert.Equal("not_allowed", (await kit.Get<RetryFacts>().RunAsync(support, null)).Refused?.Code);
        Assert.Equal(KeyState.Live, (await kit.Get<ReadApiKeys>().RunAsync()).Single().State);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task WrongWish_IsRefusedForAllItsReasonsAtOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var refused = await kit.Get<CreateApiKey>().RunAsync(Actor.Terminal, new(" ", ["orders"], new DateOnly(2026, 5, 31)));
        Assert.Equal(["name_missing", "scope_unknown", "expiry_past"], refused.Refusals.Select(r => r.Code), StringComparer.Ordinal);
        Assert.Equal("scopes_missing", (await kit.Get<CreateApiKey>().RunAsync(Actor.Terminal, Shop with { Scopes = [] })).Refused?.Code);
    }

    [Theory, OnBoth]
    public async Task Verbs_MakeListAndRevoke(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (code, made) = await RunAsync(new CreateApiKeyVerb(kit.Get<CreateApiKey>()), "--name", "shop", "--scopes", "customers, usage", "--expires", "2027-01-31");
        Assert.Equal(0, code);
        Assert.NotNull(await kit.Get<ApiKeys>().FindAsync(made[^1]));

        var (_, lines) = await RunAsync(new ListApiKeysVerb(kit.Get<ReadApiKeys>()));
        Assert.Equal($"1  shop  {made[^1][..9]}…  Live  customers,usage  until 2027-02-01 00:00:00Z  last used 2026-06-01 12:00:00Z", lines.Single());

        Assert.Equal(2, (await RunAsync(new RevokeApiKeyVerb(kit.Get<RevokeApiKey>()))).Code);
        Assert.Equal(0, (await RunAsync(new RevokeApiKeyVerb(kit.Get<RevokeApiKey>()), "1")).Code);
        Assert.Equal(1, (await RunAsync(new RevokeApiKeyVerb(kit.Get<RevokeApiKey>()), "1")).Code);
        Assert.Null(await kit.Get<ApiKeys>().FindAsync(made[^1]));
    }

    [Theory]
    [OnBoth("--name shop --scopes orders", "The scope 'orders' is not known.")]
    [OnBoth("--scopes usage", "Give the key a name")]
    [OnBoth("--name shop --scopes usage --expires tomorrow", "Write the last day")]
    public async Task Create_WronglyWritten_EndsWithTwo(DatabaseProvider provider, string line, string sentence)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (code, said) = await RunAsync(new CreateApiKeyVerb(kit.Get<CreateApiKey>()), line.Split(' '));
        Assert.Equal(2, code);
        Assert.StartsWith(sentence, said[0], StringComparison.Ordinal);
        Assert.Empty(await kit.Get<ReadApiKeys>().RunAsync());
    }

    internal static async Task<string> MakeAsync(PortalKit kit) => (await kit.Get<CreateApiKey>().RunAsync(Actor.Terminal, Shop)).Value;

    private static async Task<DateTime?> UseAsync(PortalKit kit, string key, int secondsLater)
    {
        kit.Time.Advance(TimeSpan.FromSeconds(secondsLater));
        await kit.Get<ApiKeys>().FindAsync(key);
        return (await kit.Get<ReadApiKeys>().RunAsync()).Single().LastUsedAt;
    }

    private static async Task<(int Code, string[] Lines)> RunAsync(IVerb verb, params string[] arguments)
    {
        using var said = new StringWriter { NewLine = "\n" };
        return (await verb.RunAsync(new VerbCall(arguments, said, said), CancellationToken.None), said.ToString().TrimEnd('\n').Split('\n'));
    }
}
