using BillingPortal.Core.Periods;
using BillingPortal.Features.Account.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Gives the paying sample customer of the sandbox months of usage, once: little at first, then more than is included.</summary>
internal sealed class MakeSampleUsage(ISampleCustomers samples, IDbContextFactory<PortalDb> database, StoredSettings stored, Installation installation, BillingClock clock, IHostApplicationLifetime life) : BackgroundService
{
    private const string Setting = "sandbox.usage";
    private const int Months = 3;

    // A day of each month, the running one last.
    private static readonly int[] ADay = [3, 5, 8, 9];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.StartedAsync(stoppingToken);
        await MakeAsync(stoppingToken);
    }

    internal async Task MakeAsync(CancellationToken ct)
    {
        var payer = (await samples.CustomersAsync(ct)).FirstOrDefault(c => c.Story == SampleStory.Pays).Email;
        if (payer is null || !await stored.WriteAsync(Setting, true, 0, ct)) return;
        await database.WriteAsync(async db =>
        {
            if (await db.Set<BillingProfileRow>().Where(p => p.Email == payer).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct) is { } profile) db.AddRange(Days(profile));
        }, ct);
    }

    private IEnumerable<UsageDayRow> Days(long profile)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        var first = CalendarMonth.Of(today).First.AddMonths(-Months);
        for (var day = first; day < today; day = day.AddDays(1))
            yield return new UsageDayRow { ProfileId = profile, Month = CalendarMonth.Of(day).First, Day = day, Units = ADay[(day.Month - first.Month + 12) % 12] + day.Day % 3 };
    }
}
