using BillingPortal.Features.Account;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class SignUpTests
{
    private const string Email = "ann@example.com";

    private static SignUpForm Form(string password = AccountKit.Password, string? plan = null, string email = Email) => new(email, "Ann", password, password, plan);

    [Theory, OnBoth]
    public async Task ConfirmedAddress_IsACustomerWithOneProfileAndTheirPlan(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.True((await kit.Get<SignUp>().RunAsync(Form(plan: new string('p', 100)))).IsDone);
        Assert.Equal("not_confirmed", (await kit.TryAsync(Email)).Refused?.Code);

        var person = await kit.Get<ConfirmAddress>().RunAsync(await kit.Database.TokenAsync(Email, "confirm-address"));
        Assert.True((await kit.TryAsync(Email)).Value.IsInRole(Roles.Customer));
        var profile = await kit.ReadAsync(db => db.Set<MembershipRow>().Where(m => m.PersonId == person.Value).Select(m => m.Profile).SingleAsync());
        Assert.Equal((Email, new string('p', 80)), (profile.Email, profile.PlanAsked));
        Assert.True(await kit.ReadAsync(db => db.Set<AuditEntryRow>().AnyAsync(e => e.Action == "person.confirmed" && e.Subject == "person:" + person.Value)));
    }

    [Theory, OnBoth]
    public async Task TwoConfirmationsAtOnce_AreOne(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<SignUp>().RunAsync(Form());
        var token = await kit.Database.TokenAsync(Email, "confirm-address");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => kit.Get<ConfirmAddress>().RunAsync(token))));
        Assert.Single(both, r => r.IsDone);
        Assert.All(both.Where(r => !r.IsDone), r => Assert.Equal("link_dead", r.Refused?.Code));
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task TwoSignUpsOfOneAddressAtOnce_MakeOnePerson(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        string[] spellings = [Email, "ANN@example.com", " ann@Example.com ", Email];
        var all = await Task.WhenAll(spellings.Select(s => Task.Run(() => kit.Get<SignUp>().RunAsync(Form(email: s)))));
        Assert.All(all, r => Assert.True(r.IsDone));
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task AddressWithAnAccount_GetsAMailThatSaysSo_AndKeepsItsPassword(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasPersonAsync(Email);
        Assert.True((await kit.Get<SignUp>().RunAsync(Form("a stranger's password"))).IsDone);
        Assert.Equal("already-here", Assert.Single(await kit.Database.ToAsync(Email)).Kind);
        Assert.True((await kit.TryAsync(Email)).IsDone);
        Assert.False((await kit.TryAsync(Email, "a stranger's password")).IsDone);
    }

    [Theory, OnBoth]
    public async Task SecondSignUpBeforeConfirming_CountsAlone(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<SignUp>().RunAsync(Form("a stranger's password"));
        var first = await kit.Database.TokenAsync(Email, "confirm-address");
        await kit.Get<SignUp>().RunAsync(Form());
        Assert.False((await kit.Get<ConfirmAddress>().RunAsync(first)).IsDone);
        Assert.True((await kit.Get<ConfirmAddress>().RunAsync(await kit.Database.TokenAsync(Email, "confirm-address"))).IsDone);
        Assert.False((await kit.TryAsync(Email, "a stranger's password")).IsDone);
        Assert.True((await kit.TryAsync(Email)).IsDone);
    }

    [Theory, OnBoth]
    public async Task LinkOfYesterday_ConfirmsNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<SignUp>().RunAsync(Form());
        kit.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("link_dead", (await kit.Get<ConfirmAddress>().RunAsync(await kit.Database.TokenAsync(Email, "confirm-address"))).Refused?.Code);
        Assert.False((await kit.PersonAsync(Email)).EmailConfirmed);
    }

    [Theory]
    [InlineData("ann", "email_invalid")]
    [InlineData("", "email_missing")]
    [InlineData("Ann <ann@example.com>", "email_invalid")]
    [InlineData("ann@example.com\r\nBcc: eve@example.com", "email_invalid")]
    [InlineData("o'neil+bills@example.co.uk", null)]
    public void Address_IsOneOrIsRefused(string typed, string? code) => Assert.Equal(code, Addresses.Fault(typed)?.Code);

    [Fact]
    public void ManyFaults_AreNamedAtOnce() =>
        Assert.Equal(["email_invalid", "password_short"], new SignUpForm("ann", null, "short", "short", null).Faults().Select(f => f.Code), StringComparer.Ordinal);
}
