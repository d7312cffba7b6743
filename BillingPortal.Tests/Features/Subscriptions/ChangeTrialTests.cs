using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>Sign-up is on 1 June 2026, 12:00 UTC; the trial ends on 15 June.</summary>
[Trait("Part", "data")]
public sealed class ChangeTrialTests
{
    private const string Why = "asked nicely on the phone";
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    [Theory, OnBoth]
    public async Task Extended_ItEndsThen_AndTheCustomerIsToldOfTheNewEnd(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        await kit.PassAsync(TimeSpan.FromDays(12));
        var before = (await kit.StandingAsync(profile)).Subscription!;
        var done = await ChangeAsync(kit, profile, before.TrialEndsAt!.Value.AddDays(10));
        Assert.True(done.IsDone, done.Refused?.Sentence);
        await kit.PassAsync(TimeSpan.FromDays(11));
        Assert.Equal(AccessReason.InTrial, (await kit.StandingAsync(profile)).Access.Reason);
        await kit.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(AccessReason.TrialOver, (await kit.StandingAsync(profile)).Access.Reason);
        Assert.Equal("15 Jun, 25 Jun", string.Join(", ", (await kit.Database.ToAsync(Subscribed.Rosa, "trial-ends-soon")).Select(m => m.Text!.Split(" ends on ")[1][..6])));
        Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, "trial-ended"));
        Assert.Contains("2026-06-13 12:00 trial.changed: The trial was extended: it ends on 25 Jun 2026, 12:00 UTC instead of 15 Jun 2026, 12:00 UTC.\n2026-06-25 12:00 trial.ended", await kit.TimelineAsync(profile), StringComparison.Ordinal);
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync(e => e.Action == "subscription.trial-changed"));
        Assert.Equal(("person:ada", "{\"trialEndsAt\":\"2026-06-15T12:00:00Z\"}", "{\"trialEndsAt\":\"2026-06-25T12:00:00Z\"}", Why), (entry.Actor, entry.Before, entry.After, entry.Reason));
        Assert.StartsWith("customer:cust_", entry.Subject, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task ExtendedAfterItWasOver_EverythingOpensAgain_AndOpenPagesHearOfIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        await kit.PassAsync(TimeSpan.FromDays(20));
        var heard = 0;
        using var page = kit.Get<AccessNews>().Listen(profile, () => { heard++; return Task.CompletedTask; });
        Assert.True((await ChangeAsync(kit, profile, kit.Clock.UtcNow.AddDays(1))).IsDone);
        Assert.Equal((AccessReason.InTrial, 1), ((await kit.StandingAsync(profile)).Access.Reason, heard));
        await kit.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, (await kit.Database.ToAsync(Subscribed.Rosa, "trial-ended")).Count);
        Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, "trial-ends-soon")); // a day before the end there is nothing to tell three days ahead
    }

    [Theory, OnBoth]
    public async Task EndedNow_WithoutACardItLocks_WithOneBillingStarts(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (bare, carded) = (await kit.SignUpAsync(), await kit.SignUpAsync("carl@example.com"));
        await kit.HasCardAsync(carded);
        await kit.PassAsync(TimeSpan.FromDays(2));
        var now = kit.Clock.UtcNow;
        foreach (var profile in new[] { bare, carded }) Assert.True((await ChangeAsync(kit, profile, null)).IsDone);
        Assert.Equal((AccessReason.TrialOver, AccessReason.Paying), ((await kit.StandingAsync(bare)).Access.Reason, (await kit.StandingAsync(carded)).Access.Reason));
        Assert.Equal(now, (await kit.StandingAsync(carded)).Access.BilledFrom);
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("trial-ended", Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa)).Kind);
        Assert.Contains("trial.changed: The trial was ended before its time; it would have lasted until 15 Jun 2026, 12:00 UTC.", await kit.TimelineAsync(carded), StringComparison.Ordinal);
        Assert.EndsWith("2026-06-03 12:00 billing.started: Paid billing began.", await kit.TimelineAsync(carded), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task TwoAdminsAtOnce_TheSecondIsTold(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        var seen = (await kit.StandingAsync(profile)).Subscription!;
        var both = await Task.WhenAll(new[] { 1, 2 }.Select(days => Task.Run(() => kit.Get<ChangeTrial>().RunAsync(Ada, profile, new(seen.TrialEndsAt!.Value.AddDays(days), seen.Version, Why)))));
        Assert.Equal("version_changed", Assert.Single(both, b => !b.IsDone).Refused!.Code);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync(e => e.Action == "subscription.trial-changed")));
    }

    [Theory]
    [InlineData("past", "trial_past")]
    [InlineData("now", "trial_past")]
    [InlineData("same", "trial_same")]
    [InlineData("last day", "")]
    [InlineData("a day too far", "trial_long")]
    [InlineData("no reason", "reason_missing")]
    [InlineData("long reason", "reason_long")]
    [InlineData("address", "reason_personal")]
    [InlineData("name", "reason_personal")]
    [InlineData("support", "not_allowed")]
    [InlineData("nobody", "not_found")]
    public async Task Wish_IsRefusedWithASentence_OrDone(string wish, string code)
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var profile = await kit.SignUpAsync();
        await kit.Database.WriteAsync(db => db.Database.ExecuteSqlAsync($"update billing_profiles set name = 'Rosa Applewood', reference = 'r-77'"));
        var (seen, now) = ((await kit.StandingAsync(profile)).Subscription!, kit.Clock.UtcNow);
        DateTime? until = wish switch { "past" => now.AddDays(-1), "now" => now, "same" => seen.TrialEndsAt, "last day" => seen.StartedAt.AddDays(730), "a day too far" => seen.StartedAt.AddDays(731), _ => now.AddDays(3) };
        var why = wish switch { "no reason" => " ", "long reason" => new string('a', 501), "address" => "for ROSA@example.com", "name" => "rosa applewood called", _ => new string('a', 500) };
        var actor = wish == "support" ? Actor.Person("sam", isAdmin: false) : Ada;
        var done = await kit.Get<ChangeTrial>().RunAsync(actor, wish == "nobody" ? 999 : profile, new(until, seen.Version, why));
        Assert.Equal(code, done.Refused?.Code ?? "");
        Assert.Equal(code.Length > 0, (await kit.StandingAsync(profile)).Subscription!.TrialEndsAt == seen.TrialEndsAt);
    }

    [Theory, OnBoth]
    public async Task WhereThereIsNoTrialToChange_ItIsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (billed, over, ended) = (await kit.SignUpAsync(), await kit.SignUpAsync("over@example.com"), await kit.SignUpAsync("ended@example.com"));
        await kit.HasCardAsync(billed);
        await kit.Database.WriteAsync(db => db.Set<SubscriptionRow>().Where(s => s.ProfileId == ended).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, kit.Clock.UtcNow)));
        await kit.PassAsync(TimeSpan.FromDays(20));
        Assert.Equal("trial_billed", (await ChangeAsync(kit, billed, kit.Clock.UtcNow.AddDays(3))).Refused?.Code);
        Assert.Equal("trial_billed", (await ChangeAsync(kit, billed, null)).Refused?.Code);
        Assert.Equal("trial_over", (await ChangeAsync(kit, over, null)).Refused?.Code);
        Assert.Equal("no_plan", (await kit.Get<ChangeTrial>().RunAsync(Ada, ended, new(kit.Clock.UtcNow.AddDays(3), 1, Why))).Refused?.Code);
        await using var free = await PortalKit.StartAsync(provider, null, "--Billing:Preset=Subscriptions");
        Assert.Equal("no_trial", (await ChangeAsync(free, await free.SignUpAsync(), free.Clock.UtcNow.AddDays(3))).Refused?.Code);
    }

    private static async Task<BillingPortal.Core.Result<BillingPortal.Core.Done>> ChangeAsync(PortalKit kit, long profile, DateTime? until) =>
        await kit.Get<ChangeTrial>().RunAsync(Ada, profile, new(until, (await kit.StandingAsync(profile)).Subscription!.Version, Why));
}
