using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Identity;

[Trait("Part", "data")]
public sealed class LinkTokensTests
{
    [Theory, OnBoth]
    public async Task Token_OpensItsPurposeOnceAndInTime(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync("ann@example.com");
        var tokens = kit.Get<LinkTokens>();
        var token = await kit.Database.WriteAsync(db => tokens.MakeAsync(db, person, "reset", TimeSpan.FromHours(1)));

        Assert.Null(await kit.ReadAsync(db => tokens.LookAsync(db, token, "confirm")));
        Assert.Null(await kit.ReadAsync(db => tokens.LookAsync(db, token + "x", "reset")));
        Assert.Null(await kit.ReadAsync(db => tokens.LookAsync(db, null, "reset")));
        Assert.NotNull(await kit.Database.WriteAsync(db => tokens.UseAsync(db, token, "reset")));
        Assert.Null(await kit.Database.WriteAsync(db => tokens.UseAsync(db, token, "reset")));
    }

    [Theory, OnBoth]
    public async Task OldToken_OpensNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync("ann@example.com");
        var tokens = kit.Get<LinkTokens>();
        var first = await kit.Database.WriteAsync(db => tokens.MakeAsync(db, person, "reset", TimeSpan.FromHours(1)));
        var second = await kit.Database.WriteAsync(db => tokens.MakeAsync(db, person, "reset", TimeSpan.FromHours(1)));
        Assert.Null(await kit.ReadAsync(db => tokens.LookAsync(db, first, "reset")));
        kit.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await kit.ReadAsync(db => tokens.LookAsync(db, second, "reset")));
        kit.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await kit.ReadAsync(db => tokens.LookAsync(db, second, "reset")));
    }
}
