using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>The tiers side by side, from the trial (to 15 June 2026) to coming back.</summary>
[Trait("Part", "data")]
public sealed class ReadPlanChoicesTests
{
    [Theory, OnBoth]
    public async Task Tiers_AreComparedByOwnUse_AndByTheFirstMonthWhereThereIsNone(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        Assert.Equal("2026-06 first | Basic* 25 none | Premium 90 ChangeToday | Silver 175 ChangeToday | Gold 300 ChangeToday", await ToldAsync(kit, profile));
        await kit.HasCardAsync(profile);
        await kit.PassAsync(TimeSpan.FromDays(30)); // 1 July
        Assert.Equal("2026-07 2026-06 | Basic* 50 25 (cheapest) none | Premium 180 90 ChangeToday | Silver 350 175 ChangeToday | Gold 600 300 ChangeToday", await ToldAsync(kit, profile));

        await UseAsync(kit, profile, new(2026, 6), 90);
        await UseAsync(kit, profile, new(2026, 7), 300);
        await kit.PassAsync(TimeSpan.FromDays(40)); // 10 August
        Assert.Equal("2026-08 2026-07 2026-06 | Basic* 50 500 115 none | Premium 180 180 90 (cheapest) ChangeToday | Silver 350 350 175 ChangeToday | Gold 600 600 300 ChangeToday", await ToldAsync(kit, profile));
        await DoAsync(kit, profile, new(Wish.Take, "Gold"));
        Assert.Equal("Basic ChangeToday, Premium ChangeToday, Silver ChangeToday, Gold none", await StepsAsync(kit, profile));
        await kit.PassAsync(TimeSpan.FromDays(1));
        await DoAsync(kit, profile, new(Wish.Take, "Silver"));
        Assert.Equal("Basic ChangeNextMonth, Premium ChangeNextMonth, Silver none planned, Gold none", await StepsAsync(kit, profile));
        await DoAsync(kit, profile, new(Wish.LeaveNow));
        Assert.Equal("Basic none, Premium none, Silver none, Gold none", await StepsAsync(kit, profile));

        // Gone: what is left of the month, if it began today; and September, of which nothing is billed yet.
        await kit.PassAsync(TimeSpan.FromDays(30)); // 10 September
        Assert.Equal("2026-09 first 2026-08 2026-07 2026-06 | Basic 35 17.74 500 115 Restart | Premium 126 63.87 180 90 (cheapest) Restart | Silver 245 124.19 350 175 Restart | Gold* 420 212.90 600 300 Restart", await ToldAsync(kit, profile));
        var looking = await kit.Get<ChangePlan>().RunAsync(new ActsFor(profile, "cust", MemberRole.Viewer), Actor.System, new(Wish.Take, "Gold"));
        Assert.Equal("not_allowed", looking.Refused?.Code);
        await DoAsync(kit, profile, new(Wish.Take, "Basic"));
        Assert.Equal("plan-changed plan-planned plan-cancelled plan-back", string.Join(' ', (await kit.Database.ToAsync(Subscribed.Rosa)).Select(m => m.Kind).Where(k => k.StartsWith("plan-", StringComparison.Ordinal))));
        var left = Assert.Single(await kit.Database.ToAsync(Subscribed.Rosa, "plan-cancelled"));
        Assert.Contains("until 12 Aug 2026, 00:00 UTC, and until then you can take it back", Line(left.Text), StringComparison.Ordinal);
        Assert.Contains("August 2026 comes to $53.23 with 0 units, before tax; without this it would be $440.33", Line(left.Text), StringComparison.Ordinal);
    }

    private static Task UseAsync(PortalKit kit, long profile, CalendarMonth month, long units) => kit.Database.WriteAsync(db =>
    {
        db.Add(new UsageMonthRow { ProfileId = profile, Meter = "units", Month = month.First, Units = units, Changes = 1 });
        return Task.CompletedTask;
    });

    private static async Task DoAsync(PortalKit kit, long profile, PlanWish wish)
    {
        var done = await kit.Get<ChangePlan>().RunAsync(Actor.System, profile, wish);
        Assert.True(done.IsDone, done.Refused?.Sentence);
    }

    private static async Task<PlanChoices> ChoicesAsync(PortalKit kit, long profile) => (await kit.Get<ReadPlanChoices>().RunAsync(await kit.StandingAsync(profile)))!;

    private static async Task<string> StepsAsync(PortalKit kit, long profile) => string.Join(", ", (await ChoicesAsync(kit, profile)).Tiers.Select(t => $"{t.Terms.Name} {Step(t)}{(t.IsPlanned ? " planned" : "")}"));

    private static async Task<string> ToldAsync(PortalKit kit, long profile)
    {
        var choices = await ChoicesAsync(kit, profile);
        return string.Join(" | ", choices.Tiers.Select(t => $"{t.Terms.Name}{(t.IsPresent ? "*" : "")} {string.Join(' ', t.Costs.Select(c => c.Major.ToString(c.Minor % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture)))}{(choices.IsCheapest(t) ? " (cheapest)" : "")} {Step(t)}")
            .Prepend(string.Join(' ', choices.Months.Select(m => m.Month + (m.IsFirst ? " first" : "")))));
    }

    private static string Step(TierForMe tier) => tier.Step?.ToString() ?? "none";

    // Mails break their lines.
    private static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
