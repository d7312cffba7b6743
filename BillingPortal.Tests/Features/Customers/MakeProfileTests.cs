using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

[Trait("Part", "data")]
public sealed class MakeProfileTests
{
    [Theory, OnBoth]
    public async Task ConfirmedPerson_OwnsAProfileOfTheirOwn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit, await AddPersonAsync(kit, "rosa@example.com", "Rosa"));
        var member = await kit.ReadAsync(db => db.Set<MembershipRow>().Include(m => m.Profile).SingleAsync());
        Assert.Equal(MemberRole.Owner, member.Role);
        Assert.Equal(("rosa@example.com", "Rosa", "standard", "UTC"), (member.Profile.Email, member.Profile.Name, member.Profile.PlanAsked, member.Profile.TimeZone));
        Assert.Matches("^cust_[a-z2-7]{20}$", member.Profile.PublicId);
    }

    [Theory, OnBoth]
    public async Task SecondTime_MakesNoSecondProfile(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await AddPersonAsync(kit, "rosa@example.com", "Rosa");
        await MakeAsync(kit, person);
        await MakeAsync(kit, person);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task NewProfile_StandsInTheTrailWithoutPersonalValues(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await MakeAsync(kit, await AddPersonAsync(kit, "rosa@example.com", "Rosa"));
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync(e => e.Action == "customer.created"));
        Assert.StartsWith("customer:cust_", entry.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("rosa", entry.After, StringComparison.OrdinalIgnoreCase);
    }

    private static Task MakeAsync(PortalKit kit, Person person) => kit.Database.WriteAsync(db => kit.Get<ICustomers>().MakeForAsync(db, person, kit.Clock.UtcNow, CancellationToken.None));

    private static async Task<Person> AddPersonAsync(PortalKit kit, string email, string name)
    {
        var person = new Person { Id = "p-" + name, Email = email, UserName = email, Name = name, PlanAsked = "standard", CreatedAt = kit.Clock.UtcNow };
        await kit.Database.WriteAsync(db => { db.Add(person); return Task.CompletedTask; });
        return person;
    }
}
