using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Usage;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Entitlements;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>A row of each table of usage and entitlements.</summary>
internal static class SampleUsage
{
    public static async Task AddAsync(PortalKit kit)
    {
        var last = await kit.ReadAsync(db => db.Set<SubscriptionRow>().OrderBy(s => s.Id).Select(s => new { s.ProfileId, s.Profile.PublicId }).LastAsync());
        var (profile, customer) = (last.ProfileId, last.PublicId);
        var key = await kit.ReadAsync(db => db.Set<ApiKeyRow>().Select(k => k.Id).FirstAsync());
        var (journal, now) = (kit.Get<IUsageJournal>(), kit.Clock.UtcNow);
        var answers = await journal.WriteAsync(new([new("sample-1", customer, 12, Properties: """{"job":"7"}"""), new("sample-2", customer, 3), new("sample-3", "nobody", 1)], key));
        Assert.Equal("Accepted Accepted Refused", string.Join(' ', answers.Select(a => a.Outcome)));
        Assert.True((await journal.ReverseAsync(new("sample-2"), new(key))).IsDone);
        Assert.True((await journal.SetTotalAsync(new(customer, DateOnly.FromDateTime(now).AddDays(-1), 40), new(key))).IsDone);
        await kit.Get<CheckUsage>().RunAsync();
        await kit.Get<KeepSigningKeys>().RunAsync();
        await kit.Database.WriteAsync(async db =>
        {
            var check = await db.Set<UsageCheckRow>().FirstAsync();
            db.Add(new UsageDifferenceRow { CheckId = check.Id, ProfileId = profile, Meter = Meters.Units, Of = CounterOf.Day, Day = DateOnly.FromDateTime(now), Counted = 13, ByEvents = 12, RepairedAt = now });
            db.Add(new SpendingCapRow { ProfileId = profile, FromDay = DateOnly.FromDateTime(now), CapMinor = 2500, SetBy = "terminal", SetAt = now });
            db.Add(new UsageMarksRow { ProfileId = profile, Marks = "50 90" });
            db.Add(new UsageWarningRow { ProfileId = profile, PeriodFrom = now, Of = MarkOf.Allowance, Percent = 50, Used = 52, Limit = 100, Told = true, At = now });
            db.Add(new DenialRow { ProfileId = profile, Reason = "trial_over", Inputs = "{}", FirstAt = now, LastAt = now, Count = 2 });
        });
    }
}
