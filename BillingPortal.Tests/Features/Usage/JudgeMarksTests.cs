using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class JudgeMarksTests
{
    [Theory, OnBoth]
    public async Task Marks_AreToldOnceAPeriod_OfSeveralTheHighest_AndAnewInTheNext(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await kit.ReachesAsync(who, 49);
        Assert.Equal("", await kit.ToldAsync());
        await kit.ReachesAsync(who, 1);
        Assert.Equal("50% of the included units are used", await kit.ToldAsync());
        Assert.Contains("50 of 100 units are used. Each unit above costs $2.25.", (await kit.MailsAsync())[0].Text, StringComparison.Ordinal);
        await kit.ReachesAsync(who, 60);
        Assert.Equal("50% of the included units are used | All included units are used", await kit.ToldAsync());
        Assert.Equal("Allowance 50 (Allowance 80) Allowance 100", await kit.WarningsAsync(who));
        await kit.ReachesAsync(who, -60); // taken back
        await kit.ReachesAsync(who, 80);
        Assert.Equal(0, await kit.Get<JudgeMarks>().AllAsync());
        Assert.Equal(2, (await kit.MailsAsync()).Count);

        await kit.PassAsync(TimeSpan.FromDays(31));
        await kit.ReachesAsync(who, 85);
        Assert.Equal("80% of the included units are used", (await kit.MailsAsync())[^1].Subject);
        Assert.Equal("Allowance 50 (Allowance 80) Allowance 100 (Allowance 50) Allowance 80", await kit.WarningsAsync(who));
    }

    [Theory, OnBoth]
    public async Task TwoNodesAtOnce_TellOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var who = await kit.PaysAsync();
        await kit.UseAsync(who, 120);
        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => new[] { kit, other }).Select(node => Task.Run(() => node.Get<JudgeMarks>().AllAsync())));
        Assert.Equal("All included units are used", await kit.ToldAsync());
        Assert.Equal("(Allowance 50) (Allowance 80) Allowance 100", await kit.WarningsAsync(who));
    }

    [Theory, OnBoth]
    public async Task SpendingCap_HasMarksOfItsOwn_StopsAndSaysWhy_AndRaisedLetsGoOn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        Assert.True((await kit.Get<SetSpendingCap>().RunAsync(who, Used.Rosa, new(4500, Currency.Usd))).IsDone); // 20 units above 100
        await kit.ReachesAsync(who, 109);
        Assert.Equal("All included units are used", await kit.ToldAsync());
        await kit.ReachesAsync(who, 7);
        Assert.Equal("80% of your spending cap is used", (await kit.MailsAsync())[^1].Subject);
        Assert.Contains("16 units above the included ones cost $36.00 so far, of the $45.00 that you allow. At 120 units in all use stops.", (await kit.MailsAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal("80% of your spending cap is used", (await NoticeAsync(kit, who)).Title);

        await kit.ReachesAsync(who, 9);
        var halted = (await kit.MailsAsync())[^1];
        Assert.Equal(("usage-halted", "Use has stopped"), (halted.Kind, halted.Subject));
        Assert.Contains("Units above the included ones have reached your spending cap of $45.00.", halted.Text, StringComparison.Ordinal);
        Assert.Contains("Raise your spending cap", halted.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a bigger plan", halted.Text, StringComparison.Ordinal);
        Assert.Contains("the count begins anew on 1 Aug 2026, 00:00 UTC", halted.Text, StringComparison.Ordinal);
        Assert.Equal("Use has stopped", (await NoticeAsync(kit, who)).Title);

        Assert.True((await kit.Get<SetSpendingCap>().RunAsync(who, Used.Rosa, new(9000, Currency.Usd))).IsDone);
        Assert.Equal("50% of your spending cap is used", (await NoticeAsync(kit, who)).Title); // what was told goes when it is so no more
        Assert.Equal("(Allowance 50) (Allowance 80) Allowance 100 (Cap 50) Cap 80 Cap 100", await kit.WarningsAsync(who));
    }

    [Theory, OnBoth]
    public async Task InATrial_OnlyAStopIsTold(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.SignUpAsync();
        var who = await kit.WhoAsync();
        await kit.ReachesAsync(who, 500);
        Assert.Equal("", await kit.ToldAsync() + await kit.WarningsAsync(who));
        await AgreedAsync(kit, who, hardCap: 499);
        await kit.Get<JudgeMarks>().RungAsync(); // nothing was used since, and nothing can be
        Assert.Equal("Use has stopped", await kit.ToldAsync());
        Assert.Contains("The 499 units that were agreed for you are used.", (await kit.MailsAsync())[0].Text, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task FreeTierWithAHardLimit_HasOneFigure_ToldOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Billing:Preset=Subscriptions");
        await kit.SignUpAsync(plan: "Free");
        var who = await kit.WhoAsync();
        await kit.ReachesAsync(who, 80);
        Assert.Equal("80% of your units are used", await kit.ToldAsync());
        await kit.ReachesAsync(who, 20);
        Assert.Equal("(Cap 50) Cap 80 Cap 100", await kit.WarningsAsync(who));
        await AgreedAsync(kit, who, included: 0);
        Assert.Equal("Free includes no units.", UsageWords.Why(await StandingAsync(kit, who), Shown));
    }

    [Theory, OnBoth]
    public async Task WhoNeedsNothingToPayButIncludesNothing_IsToldOfNoAllowance(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await AgreedAsync(kit, who, included: 0);
        await kit.ReachesAsync(who, 1000);
        Assert.Equal("", await kit.ToldAsync());
        Assert.Null(await kit.Get<ReadNotice>().RunAsync(who.ProfileId));
    }

    [Theory, OnBoth]
    public async Task OwnMarks_AreAsked_OneChosenLaterBelowWhatWasTold_IsNotToldAnyMore_AndTheStopAlwaysIs(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var set = kit.Get<SetMarks>();
        Assert.Equal([30, 90], (await set.RunAsync(who, Used.Rosa, "90 30", 0)).Value.Percents);
        await kit.ReachesAsync(who, 85);
        Assert.Equal("30% of the included units are used", await kit.ToldAsync());
        Assert.True((await set.RunAsync(who, Used.Rosa, "20, 30, 60, 90", 1)).IsDone);
        await kit.Get<JudgeMarks>().RungAsync();
        Assert.Equal("30% of the included units are used | 60% of the included units are used", await kit.ToldAsync());
        Assert.Equal("(Allowance 20) Allowance 30 Allowance 60", await kit.WarningsAsync(who));
        Assert.True((await set.RunAsync(who, Used.Rosa, "", 2)).IsDone);
        Assert.True((await kit.Get<SetSpendingCap>().RunAsync(who, Used.Rosa, new(0, Currency.Usd))).IsDone);
        await kit.ReachesAsync(who, 30);
        Assert.EndsWith(" | Use has stopped", await kit.ToldAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task WhatTheJournalWrites_RingsTheBell_OnlyWhenAMarkMayBeReached(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var (journal, judge, bell) = (kit.Get<IUsageJournal>(), kit.Get<JudgeMarks>(), kit.Get<MarksBell>());
        await UseAsync("first", 50);
        await judge.RungAsync();
        Assert.Equal("50% of the included units are used", await kit.ToldAsync());
        Assert.Equal(0, await judge.AllAsync());
        await UseAsync("quiet", 29);
        Assert.Empty(bell.Take());
        await UseAsync("loud", 1);
        await judge.RungAsync();
        Assert.EndsWith(" | 80% of the included units are used", await kit.ToldAsync(), StringComparison.Ordinal);
        await journal.ReverseAsync(new("loud"), new());
        await UseAsync("again", 1);
        await judge.RungAsync();
        Assert.Equal(2, (await kit.MailsAsync()).Count);

        async Task UseAsync(string id, long units) => Assert.True(Assert.Single(await journal.WriteAsync(new([new(id, who.CustomerId, units)], null))).IsThere);
    }

    private static readonly Show Shown = new(CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc);

    private static async Task<UsageStanding> StandingAsync(PortalKit kit, ActsFor who) => await kit.ReadAsync(db => kit.Get<IUsageStandings>().OfAsync(db, who.ProfileId));

    private static async Task<(string Title, bool IsHalt)> NoticeAsync(PortalKit kit, ActsFor who) =>
        await kit.Get<ReadNotice>().RunAsync(who.ProfileId) is { } told ? (UsageWords.Title(told.Mark, told.Standing, Shown), told.Mark.IsHalt) : ("", false);

    private static Task AgreedAsync(PortalKit kit, ActsFor who, long? hardCap = null, long? included = null) => kit.Database.WriteAsync(async db =>
    {
        await kit.Get<AccessNews>().ChangedAsync(db, who.ProfileId);
        db.Add(new OverrideRow { ProfileId = who.ProfileId, FromDay = new(2026, 6, 1), HardCap = hardCap, Included = included, Reason = "Agreed.", GivenBy = "terminal", GivenAt = kit.Clock.UtcNow });
    });
}
