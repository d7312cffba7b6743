using BillingPortal.Features.Operations;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Operations;

[Trait("Part", "data")]
public sealed class InboxDeedsTests
{
    private static readonly Actor Admin = Actor.Person("ann", isAdmin: true);

    [Theory, OnBoth]
    public async Task OneOrAllOfAFilter_ProcessedAgain_IsInTheTrail(DatabaseProvider provider)
    {
        await using var kit = await WithIgnoredAsync(provider, 3);
        var again = kit.Get<InboxProcessAgain>();
        var first = (await ListAsync(kit, new())).Lines[^1];
        Assert.Equal(1, (await again.RunAsync(Admin, first.Id)).Value);
        Assert.Equal("event_not_ended", (await again.RunAsync(Admin, first.Id)).Refused?.Code);
        Assert.Equal(2, (await again.RunAsync(Admin, new InboxFilter(StripeEventState.Ignored))).Value);
        Assert.Equal(3, (await kit.Get<InboxBoard>().FiguresAsync()).Waiting);
        var entries = await kit.ReadAsync(db => db.Set<AuditEntryRow>().OrderBy(e => e.Id).Select(e => e.Actor + " " + e.Action + " " + e.Subject).ToListAsync());
        Assert.Equal($"person:ann stripe-event.process-again stripe-event:{first.Id}, person:ann stripe-event.process-again stripe-event:all", string.Join(", ", entries));
    }

    [Theory, OnBoth]
    public async Task Support_IsRefused_AndNothingMoves(DatabaseProvider provider)
    {
        await using var kit = await WithIgnoredAsync(provider, 1);
        var support = Actor.Person("bob", isAdmin: false);
        Assert.False((await kit.Get<InboxProcessAgain>().RunAsync(support, new InboxFilter())).IsDone);
        Assert.Equal(0, (await kit.Get<InboxBoard>().FiguresAsync()).Waiting);
    }

    [Theory, OnBoth]
    public async Task Filters_NarrowTheList_AndTellHowManyCanGoAgain(DatabaseProvider provider)
    {
        await using var kit = await WithIgnoredAsync(provider, 2);
        await kit.Get<StoreEvent>().RunAsync(Posted.Event("evt_new", "cus_new", "charge.failed"));
        await kit.Get<StoreEvent>().RunAsync("garbage"u8.ToArray());
        var all = await ListAsync(kit, new());
        Assert.Equal((4, 2, "charge.failed test.told"), (all.Count, all.CanGoAgain, string.Join(' ', all.Types)));
        Assert.Equal("evt_new", Assert.Single((await ListAsync(kit, new(Subject: " cus_new "))).Lines).EventId);
        Assert.Equal("evt_new", Assert.Single((await ListAsync(kit, new(Type: "charge.failed"))).Lines).EventId);
        Assert.Equal("", Assert.Single((await ListAsync(kit, new(StripeEventState.Unreadable))).Lines).Type);
        Assert.Equal(2, (await ListAsync(kit, new(OlderThan: TimeSpan.FromMinutes(5)))).Count);
    }

    [Theory, OnBoth]
    public async Task OneEvent_ShowsItsBodyWithoutSecrets_AndItsTries(DatabaseProvider provider)
    {
        await using var kit = await WithIgnoredAsync(provider, 0);
        await kit.Get<StoreEvent>().RunAsync("""{"id":"evt_1","object":"event","type":"setup_intent.created","data":{"object":{"id":"seti_1","client_secret":"seti_1_secret_x","list":[{"client_secret":"y"}]}}}"""u8.ToArray());
        await kit.ProcessAsync();
        var line = (await ListAsync(kit, new())).Lines.Single();
        var one = (await kit.Get<InboxView>().RunAsync(line.Id))!;
        Assert.Contains("\"seti_1\"", one.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("seti_1_secret_x", one.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("\"y\"", one.Payload, StringComparison.Ordinal);
        Assert.Null(Assert.Single(one.Tries).Error);
        Assert.Null(await kit.Get<InboxView>().RunAsync(line.Id + 1));
    }

    private static Task<InboxLines> ListAsync(PortalKit kit, InboxFilter filter) => kit.Get<InboxList>().RunAsync(filter, 0, 50);

    private static async Task<PortalKit> WithIgnoredAsync(DatabaseProvider provider, int events)
    {
        var kit = await PortalKit.StartAsync(provider);
        for (var number = 0; number < events; number++) await kit.Get<StoreEvent>().RunAsync(Posted.Event($"evt_{number}"));
        await kit.ProcessAsync();
        kit.Time.Advance(TimeSpan.FromMinutes(10));
        return kit;
    }
}
