using System.Text;
using System.Text.Json;
using BillingPortal.Features.Account;
using BillingPortal.Features.Customers;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Cards;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Telemetry;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static BillingPortal.Tests.Features.Account.Life;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class EraseMeTests
{
    // Not four digits: those may stand in a hash by chance.
    private const string Last4 = "43·4";

    [Theory, OnBoth]
    public async Task ErasedPerson_IsFoundInNoColumnOfAnyTableAndInNoLog(DatabaseProvider provider)
    {
        using var log = new LogRecorder();
        await using var portal = await CardPortal.StartAsync(provider, services => services.AddSingleton<ILoggerProvider>(log).AddSingleton<IMailCarrier, GrumblingCarrier>(), LogRecorder.Everything);
        var kit = portal.Kit;
        var person = await kit.LiveAsync();
        var card = await portal.HasCardAsync(await portal.ActsForAsync(person), Last4);
        await portal.PostAsync("payment_method.attached", card.MethodId, await portal.ActsForAsync(person));
        Assert.Contains("people", await EveryColumn.HoldingAsync(kit, Email), StringComparer.Ordinal);
        Assert.Contains("billing_profiles", await EveryColumn.HoldingAsync(kit, Name), StringComparer.Ordinal);
        Assert.Equal(["cards", "mails"], await EveryColumn.HoldingAsync(kit, Last4));
        await kit.SendMailsAsync();

        Assert.True((await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word)).IsDone);
        Assert.Equal(["mails"], await EveryColumn.HoldingAsync(kit, Email)); // the last one, on its way
        await kit.SendMailsAsync();
        kit.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await kit.SendMailsAsync());
        await portal.SettleAsync();

        await LeftTraces.ExpectNoneAsync(kit, log, Last4);
        Assert.True(Assert.Single(portal.Stripe.Customers).Deleted);
        LeftTraces.ExpectHeard(log, "Microsoft.EntityFrameworkCore.Database.Command", "DELETE FROM ", "people");
        LeftTraces.ExpectHeard(log, typeof(SendMails).FullName!, "was not sent", "550 (the address)");
    }

    // Not the person's address: the one that they had when they came, and that the mails about their customer still go to.
    [Theory, OnBoth]
    public async Task ErasedPersonWhoMoved_IsNotFoundByTheOldAddressEither(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var kit = portal.Kit;
        var person = await kit.LiveAsync();
        await kit.MoveAsync(person, "moved@damson.example");
        await portal.HasCardAsync(await portal.ActsForAsync(person), Last4);
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        await kit.SendMailsAsync();
        await LeftTraces.ExpectNoneAsync(kit, log: null, "damson", Last4);
    }

    // A card comes in at the same time: its mail is committed while the erasing waits for the customer.
    [Theory, OnBoth]
    public async Task MailWrittenWhileTheErasingWaits_IsForgottenToo(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<IPartOfCustomer, WritesMeanwhile>());
        var person = await kit.LiveAsync();
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<MailRow>().CountAsync(m => m.Cause == "meanwhile/1")));
        await kit.SendMailsAsync();
        await LeftTraces.ExpectNoneAsync(kit, log: null);
    }

    [Theory, OnBoth]
    public async Task MailToTheSameAddressInOtherLetters_IsForgottenToo(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, new CustomerInput { Email = "Rosalind@Quince.Example", Invite = true });
        var person = await kit.HasPersonAsync(Email);
        await kit.Get<EraseMe>().RunAsync(person, AccountKit.Password, EraseMe.Word);
        await kit.SendMailsAsync();
        await LeftTraces.ExpectNoneAsync(kit, log: null);
    }

    [Theory, OnBoth]
    public async Task ErasedPerson_LeavesTheCustomerWithoutAnythingPersonalAndNobodySignedIn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        var profile = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        Assert.Equal((null, null, null, true), (profile.Email, profile.Name, profile.Reference, profile.ErasedAt is not null));
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<SessionRow>().CountAsync()) + await kit.ReadAsync(db => db.Set<MembershipRow>().CountAsync()));
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync(e => e.Action == "person.erased" && e.Subject == "person:" + person)));
    }

    [Theory, OnBoth]
    public async Task CustomerThatOthersManage_GoesOnWithoutThePerson(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        var profile = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        var other = new Person { Email = "bo@example.com", UserName = "bo@example.com", CreatedAt = kit.Clock.UtcNow };
        await kit.Database.WriteAsync(db =>
        {
            db.Add(other);
            db.Add(new MembershipRow { ProfileId = profile.Id, PersonId = other.Id, Role = MemberRole.Owner, Since = kit.Clock.UtcNow });
            return Task.CompletedTask;
        });
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        var left = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        Assert.Equal((null, "account-7", null), (left.Email, left.Reference, left.ErasedAt));
        Assert.Equal(other.Id, (await kit.ReadAsync(db => db.Set<MembershipRow>().SingleAsync())).PersonId);
    }

    [Theory, OnBoth]
    public async Task WrongPasswordOrWord_ErasesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        Assert.Equal("password_wrong", (await kit.Get<EraseMe>().RunAsync(person, "not it at all", EraseMe.Word)).Refused!.Code);
        Assert.Equal("not_confirmed", (await kit.Get<EraseMe>().RunAsync(person, Password, "yes")).Refused!.Code);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task OnlyAdmin_CannotLeave(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        await kit.Database.WriteAsync(db => { db.Add(new IdentityUserRole<string> { UserId = person, RoleId = "admin" }); return Task.CompletedTask; });
        Assert.Equal("last_admin", (await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word)).Refused!.Code);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task Export_HoldsEverythingOfThePersonAndOpensNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        var token = await kit.Database.WriteAsync(db => kit.Get<LinkTokens>().MakeAsync(db, person, "change-email", TimeSpan.FromHours(1), "new@quince.example"));
        var file = Encoding.UTF8.GetString(await kit.Get<ExportMyData>().RunAsync(person));
        var data = JsonDocument.Parse(file).RootElement;
        Assert.Equal("account audit customers mails", string.Join(' ', data.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)));
        Assert.Equal((Email, Name), (data.GetProperty("account").GetProperty("email").GetString(), data.GetProperty("account").GetProperty("name").GetString()));
        Assert.Equal("account-7", data.GetProperty("customers")[0].GetProperty("reference").GetString());
        Assert.Contains("new@quince.example", file, StringComparison.Ordinal);
        Assert.NotEqual(0, data.GetProperty("mails").GetArrayLength() * data.GetProperty("audit").GetArrayLength());
        Assert.DoesNotContain(token, file, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", file, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", file, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class WritesMeanwhile(IServiceProvider services) : IPartOfCustomer
    {
        public string Name => "meanwhile";

        public Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct) => Task.FromResult<object>("");

        public Task EraseAsync(PortalDb db, long profileId, CancellationToken ct) => services.GetRequiredService<Post>().WriteAsync(db, Mails.Letter("meanwhile/1") with { To = Email }, ct);
    }
}
