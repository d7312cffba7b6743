using BillingPortal.Features.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Identity;

[Trait("Part", "data")]
public sealed class CurrentPersonTests
{
    [Theory, OnBoth]
    public async Task EndedSession_LetsNobodyDoAnything(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (current, principal) = (kit.Get<CurrentPerson>(), await kit.SignedInAsync("ann@example.com", Roles.Admin));
        Assert.True(await current.IsStillAsync(principal));
        Assert.True((await current.ActorAsync(principal)).Value.IsAdmin);

        await kit.Get<Sessions>().EndAsync(CurrentPerson.Id(principal)!);
        Assert.False(await current.IsStillAsync(principal));
        Assert.Equal("signed_out", (await current.ActorAsync(principal)).Refused?.Code);
    }

    [Theory, OnBoth]
    public async Task OtherRole_MakesTheCookieWorthless(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var principal = await kit.SignedInAsync("ann@example.com", Roles.Admin);
        await kit.HasPersonAsync("bob@example.com", Roles.Admin);
        await kit.Get<ChangeRole>().RunAsync(Actor.Terminal, CurrentPerson.Id(principal)!, Roles.Support, "moved");
        Assert.False(await kit.Get<CurrentPerson>().IsStillAsync(principal));
    }

    [Theory, OnBoth]
    public async Task UnusedSession_IsOverAfterTwoWeeks(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var principal = await kit.SignedInAsync("ann@example.com", Roles.Customer);
        kit.Time.Advance(Sessions.Idle - TimeSpan.FromMinutes(1));
        Assert.True(await kit.Get<CurrentPerson>().IsStillAsync(principal));
        kit.Time.Advance(Sessions.Idle + TimeSpan.FromMinutes(1));
        Assert.False(await kit.Get<CurrentPerson>().IsStillAsync(principal));
    }
}
