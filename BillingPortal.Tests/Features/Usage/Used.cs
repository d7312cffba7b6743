using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>Customers who use something, as the books are after it was reported.</summary>
internal static class Used
{
    public static readonly Actor Rosa = Actor.Person("p-" + Subscribed.Rosa, isAdmin: false);

    /// <summary>On Basic, with the trial behind them and a card, on the first of a month.</summary>
    public static async Task<ActsFor> PaysAsync(this PortalKit kit, string? plan = null)
    {
        var profile = await kit.SignUpAsync(plan: plan);
        await kit.HasCardAsync(profile);
        await kit.PassAsync(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc) - kit.Clock.UtcNow);
        return await kit.WhoAsync();
    }

    public static async Task<ActsFor> WhoAsync(this PortalKit kit) => (await kit.Get<CurrentCustomer>().OfAsync(Rosa.Name["person:".Length..]))!;

    /// <summary>The event's row. The counters go with it.</summary>
    public static Task<UsageEventRow> UseAsync(this PortalKit kit, ActsFor who, long units, DateTime? at = null, string? id = null, UsageSource source = UsageSource.Reported, long? reverses = null) => kit.Database.WriteAsync(async db =>
    {
        var when = at ?? kit.Clock.UtcNow;
        var row = new UsageEventRow { ProfileId = who.ProfileId, Meter = Meters.Units, EventId = id, Units = units, At = when, AtGiven = at is not null, ReceivedAt = kit.Clock.UtcNow, Source = source, ReversesId = reverses };
        db.Add(row);
        var day = TimeZoneInfo.Utc.DayOf(when);
        var hour = await db.FindAsync<UsageHourRow>(who.ProfileId, Meters.Units, day, when.Hour) ?? db.Add(new UsageHourRow { ProfileId = who.ProfileId, Meter = Meters.Units, Day = day, Hour = when.Hour, Units = 0 }).Entity;
        var whole = await db.FindAsync<UsageDayRow>(who.ProfileId, Meters.Units, day) ?? db.Add(new UsageDayRow { ProfileId = who.ProfileId, Meter = Meters.Units, Day = day, Units = 0 }).Entity;
        var first = CalendarMonth.Of(day).First;
        var month = await db.FindAsync<UsageMonthRow>(who.ProfileId, Meters.Units, first) ?? db.Add(new UsageMonthRow { ProfileId = who.ProfileId, Meter = Meters.Units, Month = first, Units = 0, Changes = 0 }).Entity;
        (hour.Units, whole.Units, month.Units, month.Changes) = (hour.Units + units, whole.Units + units, month.Units + units, month.Changes + 1);
        return row;
    });

    /// <summary>Uses, and what comes of it.</summary>
    public static async Task ReachesAsync(this PortalKit kit, ActsFor who, long units)
    {
        await kit.UseAsync(who, units);
        await kit.Get<JudgeMarks>().AllAsync();
    }

    /// <summary>The subjects of the mails about usage, the oldest first.</summary>
    public static async Task<string> ToldAsync(this PortalKit kit) => string.Join(" | ", (await MailsAsync(kit)).Select(m => m.Subject));

    public static async Task<IReadOnlyList<MailRow>> MailsAsync(this PortalKit kit) => [.. (await kit.Database.ToAsync(Subscribed.Rosa)).Where(m => m.Kind.StartsWith("usage-", StringComparison.Ordinal))];

    /// <summary>"Allowance 50 Cap 100", those that were only noted in brackets.</summary>
    public static Task<string> WarningsAsync(this PortalKit kit, ActsFor who) => kit.ReadAsync(async db => string.Join(' ', (await db.Set<UsageWarningRow>().Where(w => w.ProfileId == who.ProfileId).ToListAsync())
        .OrderBy(w => w.PeriodFrom).ThenBy(w => w.Of).ThenBy(w => w.Percent).Select(w => w.Told ? $"{w.Of} {w.Percent}" : $"({w.Of} {w.Percent})")));
}
