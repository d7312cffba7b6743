using BillingPortal.Features.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class SignInTests
{
    private const string Email = "ann@example.com";

    [Theory, OnBoth]
    public async Task FiveWrongPasswords_LockForAWhile(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasPersonAsync(Email);
        for (var i = 0; i < 5; i++) Assert.False((await kit.TryAsync(Email, "wrong")).IsDone);
        Assert.False((await kit.TryAsync(Email)).IsDone);
        Assert.Single(await kit.Database.ToAsync(Email, "locked-out"));
        kit.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await kit.TryAsync(Email)).IsDone);
    }

    [Theory, OnBoth]
    public async Task RightPassword_ForgivesTheWrongOnesBefore(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasPersonAsync(Email);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await kit.TryAsync(Email, "wrong");
            Assert.True((await kit.TryAsync(Email)).IsDone);
        }
    }

    [Theory, OnBoth]
    public async Task ManyTriesAtOnce_AreNoMoreThanFive(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync(Email);
        var states = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => kit.Get<Tries>().CountAsync(person, default))));
        Assert.Equal((4, 1, 7), (states.Count(s => s == TryState.Allowed), states.Count(s => s == TryState.Last), states.Count(s => s == TryState.Refused)));
        Assert.False((await kit.TryAsync(Email)).IsDone);
    }

    [Theory, OnBoth]
    public async Task NobodyWrongAndLocked_AreAnsweredAlike(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasPersonAsync(Email);
        var nobody = (await kit.TryAsync("nobody@example.com")).Refused;
        Assert.Equal(nobody, (await kit.TryAsync(Email, "wrong")).Refused);
        for (var i = 0; i < 6; i++) await kit.TryAsync(Email, "wrong");
        Assert.Equal(nobody, (await kit.TryAsync(Email)).Refused);
    }

    [Theory, OnBoth]
    public async Task Reset_LetsALockedOutPersonInAgain_AndEndsTheirSessions(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var session = await kit.SignedInAsync(Email, Roles.Customer);
        for (var i = 0; i < 6; i++) await kit.TryAsync(Email, "wrong");
        await kit.Get<AskReset>().RunAsync(Email);
        var token = await kit.Database.TokenAsync(Email, "reset-password");

        Assert.Equal("password_common", (await kit.Get<ResetPassword>().RunAsync(token, "password123", "password123")).Refused?.Code);
        Assert.Equal("repeat_differs", (await kit.Get<ResetPassword>().RunAsync(token, "a whole new one", "a whole new two")).Refused?.Code);
        Assert.True((await kit.Get<ResetPassword>().RunAsync(token, "a whole new one", "a whole new one")).IsDone);
        Assert.Equal("link_dead", (await kit.Get<ResetPassword>().RunAsync(token, "another new one", "another new one")).Refused?.Code);
        Assert.True((await kit.TryAsync(Email, "a whole new one")).IsDone);
        Assert.False(await kit.Get<CurrentPerson>().IsStillAsync(session));
        Assert.Single(await kit.Database.ToAsync(Email, "password-changed"));
    }

    [Theory, OnBoth]
    public async Task Reset_DoesNotUndoAnAdminsLock(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.HasPersonAsync(Email);
        await kit.Get<LockPerson>().RunAsync(Actor.Terminal, person, "fraud");
        await kit.Get<AskReset>().RunAsync(Email);
        await kit.Get<ResetPassword>().RunAsync(await kit.Database.TokenAsync(Email, "reset-password"), "a whole new one", "a whole new one");
        Assert.False((await kit.TryAsync(Email, "a whole new one")).IsDone);
    }

    [Theory, OnBoth]
    public async Task Forgotten_ByNobody_WritesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.True((await kit.Get<AskReset>().RunAsync("nobody@example.com")).IsDone);
        Assert.Empty(await kit.Database.ToAsync("nobody@example.com"));
    }
}
