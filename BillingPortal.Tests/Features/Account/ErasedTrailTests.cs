using BillingPortal.Features.Account;
using BillingPortal.Features.Customers;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

/// <summary>What the audit trail still says, and cannot say any more, when somebody of whom it is full is erased.</summary>
[Trait("Part", "data")]
public sealed class ErasedTrailTests
{
    private const string NewEmail = "moved@damson.example";

    [Theory, OnBoth]
    public async Task ErasedPerson_LeavesTheSealedChainWholeFromEndToEnd(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (person, _) = await ActAsync(kit);
        Assert.InRange(await kit.SealAsync(), 9, 100);
        var head = AuditHead.Parse((await kit.VerifyAsync()).Head);
        await kit.Get<LockPerson>().RunAsync(Actor.Terminal, await kit.HasPersonAsync("bo@example.com"), "not sealed yet when the other one goes");

        Assert.True((await kit.Get<EraseMe>().RunAsync(person, Life.Password, EraseMe.Word)).IsDone);
        Assert.True((await kit.VerifyAsync(head)).IsWhole);
        Assert.Equal(2, await kit.SealAsync());

        var report = await kit.VerifyAsync(head);
        Assert.Null(report.Sentence);
        Assert.Equal((await EntriesAsync(kit)).Count, report.Sealed);
        Assert.Equal(0, report.Unsealed);
    }

    [Theory, OnBoth]
    public async Task PersonAndCustomer_StandInNoEntryAndAreFoundByWhatTheyClaimUntilTheyAreErased(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (person, customer) = await ActAsync(kit);
        await ExpectNothingReadableAsync(kit);
        (string Subject, string Claim, string Where)[] claims =
        [
            ("person:" + person, Life.Email, "person.email-changed: email before."), ("person:" + person, NewEmail, "person.email-changed: email after."),
            (customer, Life.Email, "customer.created: email after."), (customer, "account-7", "customer.created: reference after."),
            (customer, Life.Name, "customer.changed: name before."), (customer, "Rosalind Damson", "customer.changed: name after."),
        ];
        foreach (var (subject, claim, where) in claims) Assert.Contains(where, (await kit.CompareAsync(subject, claim)).Said, StringComparison.Ordinal);

        await kit.Get<EraseMe>().RunAsync(person, Life.Password, EraseMe.Word);
        foreach (var (subject, claim, _) in claims)
        {
            var (code, said) = await kit.CompareAsync(subject, claim);
            Assert.Equal(1, code);
            Assert.StartsWith("Nothing can be compared", said, StringComparison.Ordinal);
        }
        await ExpectNothingReadableAsync(kit);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<AuditSaltRow>().CountAsync())); // the admin's own
    }

    [Theory, OnBoth]
    public async Task Staff_AreToldApartByWhatTheyClaim(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var ada = (await kit.Get<CreateStaff>().RunAsync(Actor.Terminal, "ada@example.com", "Ada", Roles.Admin, AccountKit.Password)).Value;
        var person = await kit.ReadAsync(db => db.Set<AuditEntryRow>().Select(e => e.Subject).SingleAsync());
        Assert.Equal("person:" + ada, person);
        Assert.Contains("person.created: email after.", (await kit.CompareAsync(person, "ada@example.com")).Said, StringComparison.Ordinal);
        Assert.Contains("person.created: name after.", (await kit.CompareAsync(person, "Ada")).Said, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task ReasonThatNamesThePerson_IsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await kit.LiveAsync();
        foreach (var reason in new[] { "asked by ROSALIND@quince.example", "Rosalind Applewood asked" })
            Assert.Equal("reason_personal", (await kit.Get<LockPerson>().RunAsync(Actor.Terminal, person, reason)).Refused?.Code);
        Assert.True((await kit.Get<LockPerson>().RunAsync(Actor.Terminal, person, "asked by themselves")).IsDone);
    }

    // Each of them: the product, the person, and an admin.
    private static async Task<(string Person, string Customer)> ActAsync(PortalKit kit)
    {
        var admin = Actor.Person((await kit.Get<CreateStaff>().RunAsync(Actor.Terminal, "ada@example.com", "Ada", Roles.Admin, AccountKit.Password)).Value, isAdmin: true);
        var person = await kit.LiveAsync();
        var profile = await kit.ReadAsync(db => db.Set<BillingProfileRow>().Select(p => p.PublicId).SingleAsync());
        var renamed = new CustomerInput { Given = new HashSet<string>(StringComparer.Ordinal) { "name" }, Name = "Rosalind Damson" };
        Assert.True((await kit.Get<ChangeCustomer>().RunAsync(Actor.Terminal, profile, renamed, null)).IsDone);
        await kit.MoveAsync(person, NewEmail);
        Assert.True((await kit.Get<LockPerson>().RunAsync(admin, person, "looked at")).IsDone);
        Assert.True((await kit.Get<UnlockPerson>().RunAsync(admin, person, "cleared")).IsDone);
        Assert.True((await kit.Get<ChangeRole>().RunAsync(admin, person, Roles.Support, "joins us")).IsDone);
        return (person, "customer:" + profile);
    }

    private static async Task ExpectNothingReadableAsync(PortalKit kit)
    {
        foreach (var entry in await EntriesAsync(kit))
            foreach (var word in new[] { "rosalind", "quince", "applewood", "damson", "moved@", "account-7" })
                Assert.DoesNotContain(word, $"{entry.Actor} {entry.Action} {entry.Subject} {entry.Before} {entry.After} {entry.Reason} {entry.RequestId}", StringComparison.OrdinalIgnoreCase);
    }

    private static Task<List<AuditEntryRow>> EntriesAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<AuditEntryRow>().ToListAsync());
}
