using BillingPortal.Core;
using BillingPortal.Features.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class PeopleTests
{
    [Theory, OnBoth]
    public async Task Support_ChangesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var ann = await kit.HasPersonAsync("ann@example.com");
        var support = Actor.Person(await kit.HasPersonAsync("sam@example.com", Roles.Support), isAdmin: false);
        Result<Done>[] all =
        [
            await kit.Get<ChangeRole>().RunAsync(support, ann, Roles.Admin, "why"), await kit.Get<LockPerson>().RunAsync(support, ann, "why"),
            await kit.Get<UnlockPerson>().RunAsync(support, ann, "why"), await kit.Get<EndSessionsOf>().RunAsync(support, ann, "why"), await kit.Get<ResendConfirmation>().RunAsync(support, ann, "why"),
        ];
        Assert.All(all, r => Assert.Equal("not_allowed", r.Refused?.Code));
        Assert.False(await kit.ReadAsync(db => db.Set<AuditEntryRow>().AnyAsync()));
    }

    [Theory, OnBoth]
    public async Task Deed_AsksForAReasonAndIsWrittenDown(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var ann = await kit.HasPersonAsync("ann@example.com");
        Assert.Equal("reason_missing", (await kit.Get<LockPerson>().RunAsync(Actor.Terminal, ann, " ")).Refused?.Code);
        Assert.True((await kit.Get<LockPerson>().RunAsync(Actor.Terminal, ann, "fraud")).IsDone);
        Assert.True((await kit.Get<UnlockPerson>().RunAsync(Actor.Terminal, ann, "cleared")).IsDone);
        Assert.True((await kit.TryAsync("ann@example.com")).IsDone);
        var entries = await kit.ReadAsync(db => db.Set<AuditEntryRow>().OrderBy(e => e.Id).Select(e => e.Action + " " + e.Reason).ToListAsync());
        Assert.Equal(["person.locked fraud", "person.unlocked cleared"], entries, StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task LastAdmin_IsNeitherDemotedNorLocked(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var ada = await kit.HasPersonAsync("ada@example.com", Roles.Admin);
        Assert.Equal("last_admin", (await kit.Get<ChangeRole>().RunAsync(Actor.Terminal, ada, Roles.Customer, "why")).Refused?.Code);
        Assert.Equal("last_admin", (await kit.Get<LockPerson>().RunAsync(Actor.Terminal, ada, "why")).Refused?.Code);
    }

    [Theory, OnBoth]
    public async Task TwoAdminsDemotedAtOnce_LeaveOne(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        string[] admins = [await kit.HasPersonAsync("ada@example.com", Roles.Admin), await kit.HasPersonAsync("bea@example.com", Roles.Admin)];
        var done = await Task.WhenAll(admins.Select(a => Task.Run(() => kit.Get<ChangeRole>().RunAsync(Actor.Terminal, a, Roles.Support, "why"))));
        Assert.Single(done, r => r.IsDone);
    }

    [Theory, OnBoth]
    public async Task People_AreFoundByAPartOfNameOrAddress(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.SignedInAsync("ada@example.com", Roles.Admin);
        await kit.HasPersonAsync("bob@elsewhere.test");
        var (lines, count) = await kit.Get<ListPeople>().RunAsync("ADA@", 0, 10);
        var ada = Assert.Single(lines);
        Assert.Equal((1, Roles.Admin, PersonState.Active, 1), (count, ada.Role, ada.State, ada.Sessions));
        Assert.Equal(2, (await kit.Get<ListPeople>().RunAsync("ann", 0, 10)).Count);
        Assert.Equal((1, 2), ((await kit.Get<ListPeople>().RunAsync(null, 1, 10)).Lines.Count, (await kit.Get<ListPeople>().RunAsync(null, 1, 10)).Count));
    }

    [Theory, OnBoth]
    public async Task CreatedAdmin_SignsInAtOnce_AndWeakOnesAreRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal("password_common", (await kit.Get<CreateStaff>().RunAsync(Actor.Terminal, "ada@example.com", null, Roles.Admin, "admin123456")).Refused?.Code);
        Assert.True((await kit.Get<CreateStaff>().RunAsync(Actor.Terminal, "ada@example.com", null, Roles.Admin, AccountKit.Password)).IsDone);
        Assert.True((await kit.TryAsync("ada@example.com")).Value.IsInRole(Roles.Admin));
        Assert.Equal("email_taken", (await kit.Get<CreateStaff>().RunAsync(Actor.Terminal, "ADA@example.com", null, Roles.Admin, AccountKit.Password)).Refused?.Code);
    }
}
