using BillingPortal.Features.Operations;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Operations;

[Trait("Part", "data")]
public sealed class ReadAuditTests
{
    [Theory, OnBoth]
    public async Task Pages_AreNewestFirst_AndSayTheSeal(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(51);
        await kit.SealAsync();
        await kit.WriteAsync(1);
        var first = await AskAsync(kit, new());
        Assert.Equal((52, 2, 50), (first.Count, first.Pages, first.Lines.Count));
        Assert.Equal((null, 51L), (first.Lines[0].Sequence, first.Lines[1].Sequence));
        Assert.Equal(["thing:2", "thing:1"], (await AskAsync(kit, new(Page: 2))).Lines.Select(l => l.Subject), StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Filters_FindWhatBeginsSo_OnTheDaysAskedFor(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(3);
        await WriteAsync(kit, Actor.System, "key.made", "key:1");
        kit.Time.Advance(TimeSpan.FromDays(2));
        await WriteAsync(kit, Actor.System, "key.ended", "key:1");

        Assert.Equal(3, (await AskAsync(kit, new(Actor: "terminal"))).Count);
        Assert.Equal(2, (await AskAsync(kit, new(Action: "key."))).Count);
        Assert.Equal(1, (await AskAsync(kit, new(Action: "key.", Subject: "key:1", To: new(2026, 6, 1)))).Count);
        Assert.Equal("key.ended", (await AskAsync(kit, new(From: new(2026, 6, 3), To: new(2026, 6, 3)))).Lines.Single().Action);
        Assert.Equal(0, (await AskAsync(kit, new(From: new(2026, 6, 4)))).Count);
        Assert.Equal(0, (await AskAsync(kit, new(Subject: "%"))).Count);
    }

    [Theory, OnBoth]
    public async Task Names_AreThoseOfToday_AndGoWithThePerson(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var ann = new Person { Name = "Ann", UserName = "ann@example.com", Email = "ann@example.com", NormalizedEmail = "ANN@EXAMPLE.COM", CreatedAt = kit.Time.GetUtcNow().UtcDateTime };
        await kit.Database.WriteAsync(db => { db.Add(ann); return Task.CompletedTask; });
        await ApiKeyTests.MakeAsync(kit);
        await WriteAsync(kit, Actor.Person(ann.Id, isAdmin: true), "api-key.looked-at", "api-key:1");

        var line = (await AskAsync(kit, new(Actor: "Ann@example.com"))).Lines.Single();
        Assert.Equal(("Ann, ann@example.com", "shop backend"), (line.ActorName, line.SubjectName));

        await kit.Database.WriteAsync(db => db.Set<Person>().Where(p => p.Id == ann.Id).ExecuteDeleteAsync());
        line = (await AskAsync(kit, new(Action: "api-key.looked-at"))).Lines.Single();
        Assert.Equal(("person:" + ann.Id, (string?)null), (line.Actor, line.ActorName));
    }

    [Fact]
    public void Changes_AreTheFieldsThatDiffer()
    {
        var changes = AuditChange.Between("""{"name":"a","same":1,"gone":true}""", """{"name":"b","same":1,"list":["x","y"],"none":null}""");
        Assert.Equal([new("name", "a", "b"), new("gone", "True", null), new("list", null, "x, y")], changes);
        Assert.Equal([new("value", null, "7")], AuditChange.Between(null, "7"));
        Assert.Empty(AuditChange.Between(null, null));
    }

    private static Task<AuditPage> AskAsync(PortalKit kit, AuditQuestion question) => kit.Get<ReadAudit>().RunAsync(question);

    private static Task WriteAsync(PortalKit kit, Actor actor, string action, string subject) =>
        kit.Database.WriteAsync(db => { kit.Get<AuditTrail>().Write(db, actor, action, subject); return Task.CompletedTask; });
}
