using System.Security.Claims;
using BillingPortal.Features.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class OwnAccountTests
{
    private const string Email = "ann@example.com";

    [Theory, OnBoth]
    public async Task NewPassword_EndsTheOtherSessionsOnly(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var here = await kit.SignedInAsync(Email, Roles.Customer);
        var (id, session) = (CurrentPerson.Id(here)!, here.FindFirstValue(Sessions.Claim)!);
        var there = await kit.Get<OpenSession>().RunAsync(id, null);

        Assert.Equal("password_wrong", (await kit.Get<ChangePassword>().RunAsync(id, session, "wrong", "a whole new one", "a whole new one")).Refused?.Code);
        Assert.True((await kit.Get<ChangePassword>().RunAsync(id, session, AccountKit.Password, "a whole new one", "a whole new one")).IsDone);
        Assert.True(await kit.Get<CurrentPerson>().IsStillAsync(here));
        Assert.False(await kit.Get<CurrentPerson>().IsStillAsync(there));
        Assert.True((await kit.TryAsync(Email, "a whole new one")).IsDone);
    }

    [Theory, OnBoth]
    public async Task NewAddress_CountsOnceConfirmed_AndTheOldOneIsTold(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync(Email);
        Assert.True((await kit.Get<AskEmailChange>().RunAsync(person, "new@example.com", AccountKit.Password)).IsDone);
        Assert.Single(await kit.Database.ToAsync(Email, "address-change-asked"));
        Assert.False((await kit.TryAsync("new@example.com")).IsDone);

        Assert.True((await kit.Get<ConfirmEmailChange>().RunAsync(await kit.Database.TokenAsync("new@example.com", "confirm-new-address"))).IsDone);
        Assert.True((await kit.TryAsync("new@example.com")).IsDone);
        Assert.False((await kit.TryAsync(Email)).IsDone);
    }

    [Theory, OnBoth]
    public async Task AddressOfSomebodyElse_IsAnsweredAlikeAndTaken(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync(Email);
        await kit.HasPersonAsync("bob@example.com");
        Assert.True((await kit.Get<AskEmailChange>().RunAsync(person, "bob@example.com", AccountKit.Password)).IsDone);
        Assert.Equal("already-here", Assert.Single(await kit.Database.ToAsync("bob@example.com")).Kind);
    }

    [Theory, OnBoth]
    public async Task NewPassword_StopsAChangeOfAddressThatWaits(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync(Email);
        await kit.Get<AskEmailChange>().RunAsync(person, "new@example.com", AccountKit.Password);
        await kit.Get<ChangePassword>().RunAsync(person, "none", AccountKit.Password, "a whole new one", "a whole new one");
        Assert.False((await kit.Get<ConfirmEmailChange>().RunAsync(await kit.Database.TokenAsync("new@example.com", "confirm-new-address"))).IsDone);
    }
}
