using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class SetSpendingCapTests
{
    [Theory, OnBoth]
    public async Task BelowWhatWasUsed_ItIsThatAmountNow_AndTheWishFromTheNextMonthOn_ACapRaisedMeanwhileTakesItAlong(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await kit.UseAsync(who, 110); // 10 above: $22.50
        var cap = kit.Get<SetSpendingCap>();
        var shown = await cap.PreviewAsync(who.ProfileId, Usd(1000));
        Assert.Equal((Usd(2250), Usd(1000), new DateOnly(2026, 8, 1), 110), (shown.Now, shown.Wish, shown.WishFrom, shown.Units));
        Assert.Empty(await RowsAsync(kit));
        var done = (await cap.RunAsync(who, Used.Rosa, Usd(1000))).Value;
        Assert.Equal(shown with { Before = null, After = null }, done with { Before = null, After = null });
        Assert.Equal("2026-07-01 2250, 2026-08-01 1000", string.Join(", ", await RowsAsync(kit)));
        Assert.True((await StandingAsync(kit, who.ProfileId)).Picture.IsHalted);

        await kit.PassAsync(TimeSpan.FromDays(1));
        await kit.UseAsync(who, 5); // told of, though it had stopped
        shown = await cap.PreviewAsync(who.ProfileId, Usd(9000));
        Assert.Equal((22_50L, 33_75L), (UsageWords.Overage(shown.Before!).Minor, UsageWords.Overage(shown.After!).Minor));
        Assert.True((await cap.RunAsync(who, Used.Rosa, Usd(9000))).IsDone);
        Assert.False((await StandingAsync(kit, who.ProfileId)).Picture.IsHalted);
        Assert.Equal("2026-07-01 2250, 2026-08-01 1000, 2026-07-02 9000, 2026-08-01 9000", string.Join(", ", await RowsAsync(kit)));
        Assert.Contains("usage.cap: The spending cap is 22.50 USD for this period and 10.00 USD from 2026-08-01 on.", await kit.TimelineAsync(who.ProfileId), StringComparison.Ordinal);
        Assert.EndsWith("usage.cap: The spending cap is 90.00 USD.", await kit.TimelineAsync(who.ProfileId), StringComparison.Ordinal);

        await kit.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal(140, (await StandingAsync(kit, who.ProfileId)).Picture.Stop!.Units);
        Assert.True((await cap.RunAsync(who, Used.Rosa, null)).IsDone);
        Assert.Null((await StandingAsync(kit, who.ProfileId)).Picture.Stop);
        Assert.EndsWith("usage.cap: The spending cap was taken away.", await kit.TimelineAsync(who.ProfileId), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task InATrial_ItStopsNothing_AndHoldsFromTheFirstBillOn_WhoOnlyLooksSetsNone(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasCardAsync(await kit.SignUpAsync());
        var who = await kit.WhoAsync();
        await kit.UseAsync(who, 500);
        var cap = kit.Get<SetSpendingCap>();
        Assert.Equal("not_allowed", (await cap.RunAsync(who with { Role = MemberRole.Viewer }, Used.Rosa, Usd(0))).Refused!.Code);
        Assert.Equal(Usd(0), (await cap.RunAsync(who, Used.Rosa, Usd(0))).Value.Now);
        Assert.False((await StandingAsync(kit, who.ProfileId)).Picture.IsHalted);
        await kit.PassAsync(TimeSpan.FromDays(15));
        var paid = (await StandingAsync(kit, who.ProfileId)).Picture;
        Assert.Equal((0, paid.Allowance), (paid.Used, paid.Stop!.Units));
        var limits = await kit.Get<ReadLimits>().RunAsync(who.ProfileId);
        Assert.Equal((Usd(0), null, true), (limits.Cap, limits.Later, limits.IsBilledAbove));
    }

    [Theory]
    [InlineData("", null), InlineData(" ", null), InlineData("45", 4500L), InlineData("45.50", 4550L), InlineData("0", 0L)]
    public async Task Typed_IsReadToTheCent(string typed, long? minor)
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var cap = kit.Get<SetSpendingCap>();
        Assert.Equal(minor, cap.Read(typed).Value?.Minor);
        Assert.All(new[] { "-1", "45.505", "4,5", "all" }, wrong => Assert.Equal(("cap_invalid", "cap"), (cap.Read(wrong).Refused!.Code, cap.Read(wrong).Refused!.Field)));
    }

    [Theory, OnBoth]
    public async Task Marks_AreKept_OfTwoWhoSawTheSameTheSecondIsToldSo_AndWhatIsNoMarkIsRefused(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var set = kit.Get<SetMarks>();
        var both = await Task.WhenAll(set.RunAsync(who, Used.Rosa, "75", 0), set.RunAsync(who, Used.Rosa, "25", 0));
        Assert.Equal("version_changed", Assert.Single(both, b => !b.IsDone).Refused!.Code);
        var kept = Assert.Single(both, b => b.IsDone).Value;
        Assert.Equal("marks_invalid", (await set.RunAsync(who, Used.Rosa, "0", kept.Version)).Refused!.Code);
        Assert.Equal("not_allowed", (await set.RunAsync(who with { Role = MemberRole.Viewer }, Used.Rosa, "80", kept.Version)).Refused!.Code);
        Assert.Equal(2, (await set.RunAsync(who, Used.Rosa, "", kept.Version)).Value.Version);
        Assert.EndsWith("usage.marks: Warnings before use stops were turned off.", await kit.TimelineAsync(who.ProfileId), StringComparison.Ordinal);
        Assert.Empty((await kit.Get<ReadLimits>().RunAsync(who.ProfileId)).Marks);
    }

    private static Money Usd(long minor) => new(minor, Currency.Usd);

    private static Task<UsageStanding> StandingAsync(PortalKit kit, long profile) => kit.ReadAsync(db => kit.Get<IUsageStandings>().OfAsync(db, profile));

    private static Task<List<string>> RowsAsync(PortalKit kit) => kit.ReadAsync(async db => (await db.Set<SpendingCapRow>().OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => $"{c.FromDay:yyyy-MM-dd} {c.CapMinor}"));
}
