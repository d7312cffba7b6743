using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class ReadUsageReportTests
{
    [Theory, OnBoth]
    public async Task Days_AreThoseOfThePeriod_AlsoWhereATrialEndsInTheMiddleOfOne_AndAddUp(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.HasCardAsync(await kit.SignUpAsync()); // 1 June, noon
        var who = await kit.WhoAsync();
        await kit.UseAsync(who, 7);
        var trial = await ReportAsync(kit, who.ProfileId);
        Assert.Equal((StretchKind.Trial, 7, 15, new DateOnly(2026, 6, 15)), (trial.Picture.Period!.Kind, trial.Picture.Used, trial.Days.Count, trial.Days[^1].Day));
        Assert.Equal((null, null, 14), (trial.SoFar, trial.Projection, trial.DaysLeft));

        await kit.PassAsync(TimeSpan.FromDays(14));
        await kit.UseAsync(who, 5, kit.Clock.UtcNow.AddMinutes(-30)); // still the trial's
        await kit.UseAsync(who, 11, kit.Clock.UtcNow.AddMinutes(30));
        await kit.PassAsync(TimeSpan.FromDays(4));
        for (var day = 16; day <= 19; day++) await kit.UseAsync(who, day, new DateTime(2026, 6, day, 8, 0, 0, DateTimeKind.Utc));
        var paid = await ReportAsync(kit, who.ProfileId);
        Assert.Equal((StretchKind.Paid, 11 + 16 + 17 + 18 + 19, 16), (paid.Picture.Period!.Kind, paid.Picture.Used, paid.Days.Count));
        Assert.Equal("15:11 16:16 17:17 18:18 19:19", string.Join(' ', paid.Days.Where(d => d.Units is not null).Select(d => $"{d.Day.Day}:{d.Units}")));
        Assert.Equal(paid.Picture.Used, paid.Days.Last(d => d.Sum is not null).Sum);
        // Three whole days with 17 on the average, 11 more days; the 15th was part of one.
        Assert.Equal(new Pace(81 + (11 * 17), 81 + (11 * 16), 81 + (11 * 18), 3), paid.Projection!.Pace);
        Assert.Equal(50, paid.Picture.Allowance);
        Assert.Equal((218, 218 * 225L), (paid.Projection.Expected!.OverageUnits, UsageWords.Overage(paid.Projection.Expected).Minor));
        Assert.Null(paid.Projection.UsedUpOn);
        Assert.Equal((new CalendarMonth(2026, 5), 0), (paid.BeforeMonth, paid.Before[^1]));
    }

    [Theory, OnBoth]
    public async Task Projection_SaysWhenTheIncludedAreUsed_AndWhenUseStops_AndADayHasItsHours(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var start = kit.Clock.UtcNow;
        for (var day = 0; day < 4; day++) await kit.UseAsync(who, 10, start.AddDays(day).AddHours(day));
        await kit.UseAsync(who, 3, start.AddDays(2).AddHours(23));
        await kit.UseAsync(who, -3, start.AddDays(2).AddHours(23));
        Assert.True((await kit.Get<SetSpendingCap>().RunAsync(who, Used.Rosa, new(22_50, BillingPortal.Core.Currency.Usd))).IsDone);
        await kit.PassAsync(TimeSpan.FromDays(4));
        var report = await ReportAsync(kit, who.ProfileId);
        // 40 used, 10 a day, today too.
        Assert.Equal((new DateOnly(2026, 7, 10), new DateOnly(2026, 7, 11)), (report.Projection!.UsedUpOn, report.Projection.StopsOn));
        Assert.Equal((310, 10, 200), (report.Projection.Pace.Expected, report.Projection.Expected!.OverageUnits, report.Projection.Expected.UnbilledUnits));

        var day3 = await kit.Get<ReadUsageReport>().OfDayAsync(who.ProfileId, new(2026, 7, 3));
        Assert.Equal((24, 10, "2:10"), (day3.Hours.Count, day3.Units, string.Join(' ', day3.Hours.Where(h => h.Units != 0).Select(h => $"{h.From.Hour}:{h.Units}"))));
        var nothing = await kit.Get<ReadUsageReport>().OfDayAsync(who.ProfileId, new(2026, 6, 3));
        Assert.Equal((null, 0), (nothing.Source, nothing.Units));
    }

    [Theory, OnBoth]
    public async Task WhoNeverUsed_OrCanUseNothing_SeesThat(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.SignUpAsync();
        var who = await kit.WhoAsync();
        Assert.False((await ReportAsync(kit, who.ProfileId)).EverUsed);
        await kit.PassAsync(TimeSpan.FromDays(20)); // no card: locked
        await kit.UseAsync(who, 9);
        var locked = await ReportAsync(kit, who.ProfileId);
        Assert.Equal((null, 9, null, 30), (locked.Picture.Period, locked.Days.Sum(d => d.Units), locked.Projection, locked.Days.Count));
        Assert.True(locked.EverUsed);
    }

    [Theory, OnBoth]
    public async Task DayOfATotal_SaysSo(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await kit.Database.WriteAsync(db =>
        {
            db.Add(new UsageDayRow { ProfileId = who.ProfileId, Meter = "units", Day = new(2026, 7, 1), Units = 40, Source = DaySource.Total });
            return Task.CompletedTask;
        });
        Assert.Equal(DaySource.Total, (await kit.Get<ReadUsageReport>().OfDayAsync(who.ProfileId, new(2026, 7, 1))).Source);
    }

    private static Task<UsageReport> ReportAsync(PortalKit kit, long profile) => kit.Get<ReadUsageReport>().RunAsync(profile);
}
