using System.Text.RegularExpressions;
using BillingPortal.Features.Customers;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

[Trait("Part", "data")]
public sealed class InvitationTests
{
    private const string Password = "plum river candle";

    [Theory, OnBoth]
    public async Task InvitedPerson_MakesAnAccountAndTakesOver(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, token) = await InvitedAsync(kit);
        var joined = await kit.Get<JoinByInvitation>().RunAsync(token, "Ann", Password);
        Assert.True(joined.IsDone, joined.Refused?.Sentence);
        var person = await kit.ReadAsync(db => db.Set<Person>().SingleAsync());
        Assert.Equal((joined.Value, "ann@example.com", true, "Ann"), (person.Id, person.Email, person.EmailConfirmed, person.Name));
        var acts = await kit.Get<CurrentCustomer>().OfAsync(person.Id);
        Assert.Equal((customer, true), (acts!.CustomerId, acts.MayManage));
        Assert.Equal(["Customer"], await kit.ReadAsync(db => db.RolesOfAsync(person.Id, CancellationToken.None)));
    }

    [Theory, OnBoth]
    public async Task SecondUse_OpensNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (_, token) = await InvitedAsync(kit);
        var first = await kit.Get<JoinByInvitation>().RunAsync(token, "", Password);
        Assert.Equal("invitation_closed", (await kit.Get<JoinByInvitation>().RunAsync(token, "", Password)).Refused!.Code);
        Assert.Equal("invitation_closed", (await kit.Get<AcceptInvitation>().RunAsync(first.Value, token)).Refused!.Code);
        var seen = await kit.Get<LookAtInvitation>().RunAsync(token, null);
        Assert.Equal(("accepted", null, null), (seen.State, seen.Email, seen.Name));
    }

    [Theory, OnBoth]
    public async Task TwoAtOnce_OneHasIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (_, token) = await InvitedAsync(kit);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => kit.Get<JoinByInvitation>().RunAsync(token, "", Password)));
        Assert.Single(tries, t => t.IsDone);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task RefusedTry_DoesNotUseItUp(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (_, token) = await InvitedAsync(kit);
        Assert.Equal("password", (await kit.Get<JoinByInvitation>().RunAsync(token, "", "short")).Refused!.Field);
        await AddPersonAsync(kit, "ann@example.com");
        Assert.Equal("account_exists", (await kit.Get<JoinByInvitation>().RunAsync(token, "", Password)).Refused!.Code);
        Assert.True((await kit.Get<LookAtInvitation>().RunAsync(token, null)).IsOpen);
    }

    [Theory, OnBoth]
    public async Task SignedInPerson_TakesOver(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, token) = await InvitedAsync(kit);
        var person = await AddPersonAsync(kit, "bo@example.com");
        Assert.True((await kit.Get<AcceptInvitation>().RunAsync(person, token)).IsDone);
        Assert.Equal(customer, (await kit.Get<CurrentCustomer>().OfAsync(person))!.CustomerId);
    }

    [Theory, OnBoth]
    public async Task NewerInvitation_ClosesTheOlder(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, old) = await InvitedAsync(kit);
        await kit.Get<InviteCustomer>().RunAsync(Actor.Terminal, customer);
        Assert.Equal("revoked", (await kit.Get<LookAtInvitation>().RunAsync(old, null)).State);
        Assert.True((await kit.Get<LookAtInvitation>().RunAsync(await TokenAsync(kit), null)).IsOpen);
    }

    [Theory, OnBoth]
    public async Task InvitationAfterFourteenDays_IsTooOld(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (_, token) = await InvitedAsync(kit);
        kit.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal("expired", (await kit.Get<LookAtInvitation>().RunAsync(token, null)).State);
        Assert.Equal("invitation_closed", (await kit.Get<JoinByInvitation>().RunAsync(token, "", Password)).Refused!.Code);
    }

    [Theory, OnBoth]
    public async Task ChangedAddress_ClosesTheInvitationOfTheOldOne(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, token) = await InvitedAsync(kit);
        var input = new CustomerInput { Given = new HashSet<string>(StringComparer.Ordinal) { "email" }, Email = "new@example.com" };
        Assert.True((await kit.Get<ChangeCustomer>().RunAsync(Actor.Terminal, customer, input, null)).IsDone);
        Assert.Equal("revoked", (await kit.Get<LookAtInvitation>().RunAsync(token, null)).State);
    }

    [Theory, OnBoth]
    public async Task Support_CannotInvite(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, _) = await InvitedAsync(kit);
        Assert.Equal("not_allowed", (await kit.Get<InviteCustomer>().RunAsync(Actor.Person("s", isAdmin: false), customer)).Refused!.Code);
    }

    [Theory, OnBoth]
    public async Task SomebodyElsesCustomer_IsNotFound(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (customer, token) = await InvitedAsync(kit);
        var (owner, stranger) = (await AddPersonAsync(kit, "bo@example.com"), await AddPersonAsync(kit, "eve@example.com"));
        await kit.Get<AcceptInvitation>().RunAsync(owner, token);
        Assert.NotNull(await kit.Get<CurrentCustomer>().OfAsync(owner, customer));
        Assert.Null(await kit.Get<CurrentCustomer>().OfAsync(stranger, customer));
    }

    [Theory, OnBoth]
    public async Task Token_StandsOnlyInTheMail(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (_, token) = await InvitedAsync(kit);
        var row = await kit.ReadAsync(db => db.Set<InvitationRow>().SingleAsync());
        Assert.Equal(WriteInvitation.Hash(token), row.TokenHash);
        Assert.Equal(43, token.Length);
    }

    private static async Task<(string Customer, string Token)> InvitedAsync(PortalKit kit)
    {
        var made = await kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, new CustomerInput { Email = "ann@example.com", Invite = true });
        return (made.Value.Customer.Id, await TokenAsync(kit));
    }

    private static async Task<string> TokenAsync(PortalKit kit)
    {
        var text = await kit.ReadAsync(db => db.Set<MailRow>().OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());
        return Regex.Match(text!, "/invitation\\?token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
    }

    private static async Task<string> AddPersonAsync(PortalKit kit, string email)
    {
        var person = new Person { Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), CreatedAt = kit.Clock.UtcNow };
        await kit.Database.WriteAsync(db => { db.Add(person); return Task.CompletedTask; });
        return person.Id;
    }
}
