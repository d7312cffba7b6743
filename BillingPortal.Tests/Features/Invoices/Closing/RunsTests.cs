using BillingPortal.Core;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Invoices.Truth;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>Months that somebody stops, approves or mends on their way.</summary>
[Trait("Part", "data")]
public sealed class RunsTests
{
    private const string Why = "A look at it";
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    /// <summary>In each stage it stands still as long as it is paused, and the months after it wait for their drafts too.</summary>
    [Theory, OnBoth]
    public async Task PausedRun_StandsStill_InEachStage(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (steer, profile) = (kit.Get<SteerRun>(), await PayingAsync(kit, "a"));
        await kit.Database.WriteAsync(db => Task.FromResult(db.Add(new BillingRunRow { Month = Day("2026-06-01"), BegunAt = kit.Clock.UtcNow })));
        var run = (await RunAsync(kit)).Id;
        Assert.True((await steer.PauseAsync(Ada, run, Why)).IsDone);
        await ToAsync(kit, "2026-08-02");
        Assert.Equal(("2026-06 Drafting 0/0", ""), (await kit.RunsAsync(), await kit.InvoicesAsync(profile)));

        // Let go and stopped again before the drafts become final: those of July are made all the same.
        Assert.True((await steer.ResumeAsync(Ada, run, Why)).IsDone);
        await kit.Get<CloseMonths>().DoAsync(kit.Clock.UtcNow, default);
        Assert.True((await steer.PauseAsync(Ada, run, Why)).IsDone);
        await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.Equal("2026-06 Waiting 1/0\n2026-07 Done 1/1", await kit.RunsAsync());
        Assert.Equal("Draft Open", await StatesAsync(kit, profile));

        await kit.BehindAsync("update billing_runs set stage = 'Finishing', at_profile = 0 where stage = 'Waiting'");
        await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.Equal("Draft Open", await StatesAsync(kit, profile));
        Assert.True((await steer.ResumeAsync(Ada, run, Why)).IsDone);
        await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.Equal("Open Open", await StatesAsync(kit, profile));

        // What was let go after the month was done waits too, while it is paused.
        await kit.BehindAsync("update invoices set state = 'Parked' where month = '2026-06-01'; update billing_runs set paused = true where month = '2026-06-01'");
        await kit.LetGoAsync(profile);
        await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.Equal("Draft Open", await StatesAsync(kit, profile));
        await kit.BalanceAsync();
    }

    /// <summary>One click of one person, who stands in the run and in the audit trail with the reason; whoever clicks later is told so.</summary>
    [Theory, OnBoth]
    public async Task Approval_IsOneClick_OfAPersonWhoIsNamed(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Billing:Approve=true");
        var steer = kit.Get<SteerRun>();
        var profiles = new[] { await PayingAsync(kit, "a"), await PayingAsync(kit, "b"), await PayingAsync(kit, "c") };
        await ToAsync(kit, "2026-07-05");
        Assert.Equal("2026-06 Waiting 3/3", await kit.RunsAsync());
        Assert.Null(await kit.Get<FinishMonths>().NextAsync(default));
        var run = await RunAsync(kit);
        Assert.False((await steer.ApproveAsync(Ada, run.Id, " ")).IsDone);
        Assert.True((await steer.ApproveAsync(Ada, run.Id, Why)).IsDone);
        Assert.Equal("run_approved", (await steer.ApproveAsync(Actor.Person("bob", isAdmin: true), run.Id, Why)).Refused!.Code);
        Assert.Equal(run.FinalFrom, await kit.Get<FinishMonths>().NextAsync(default));
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        foreach (var profile in profiles) Assert.Equal("Open", await StatesAsync(kit, profile));
        run = await RunAsync(kit);
        Assert.Equal(("person:ada", true, RunStage.Done), (run.ApprovedBy, run.ApprovedAt is not null, run.Stage));
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync(e => e.Action == "run.approved"));
        Assert.Equal(("run:2026-06", "person:ada", Why), (entry.Subject, entry.Actor, entry.Reason));
        // The next month asks again.
        await ToAsync(kit, "2026-08-02");
        Assert.EndsWith("2026-07 Waiting 3/3", await kit.RunsAsync(), StringComparison.Ordinal);
    }

    /// <summary>
    /// One customer's plan cannot be read and another's month cannot be reckoned. Both are written down with the reason and tried again before the others become final;
    /// after that somebody mends what was wrong and tries again.
    /// </summary>
    [Theory, OnBoth]
    public async Task WhoFails_IsWrittenDown_AndTheOthersGoOn_UntilItIsMended(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        await kit.AddTierAsync("Broken", terms => terms.UnitPrice = "1");
        var (broken, vast, well) = (await PayingAsync(kit, "broken", "Broken"), await PayingAsync(kit, "vast"), await PayingAsync(kit, "well"));
        await ToAsync(kit, "2026-06-20");
        await kit.UsedAsync(vast, ("2026-06-20T10:00Z", 9_000_000_000_000_000_000));
        await kit.BehindAsync("update tier_versions set unit_price = 'much' where unit_price = '1'");
        await ToAsync(kit, "2026-06-30");
        Assert.Equal(["well@example.com"], await kit.ReadAsync(db => db.Set<MailRow>().Where(m => m.Kind == UpcomingLetters.Kind).Select(m => m.Recipient).ToListAsync()));
        Assert.Equal(2, (await kit.Get<RehearseMonth>().RunAsync()).Counts[Outlier.Fault]);
        await ToAsync(kit, "2026-07-01T00:30");
        Assert.Equal("broken fault 1 open, vast amount_too_large 1 open", await FailuresAsync(kit, broken, vast));
        await ToAsync(kit, "2026-07-01T01:00");
        Assert.Equal("broken fault 2 open, vast amount_too_large 2 open", await FailuresAsync(kit, broken, vast));
        Assert.Equal(("2026-06 Done 1/1", "Open"), (await kit.RunsAsync(), await StatesAsync(kit, well)));
        var seen = (await kit.Get<ReadRuns>().RunAsync()).Single();
        Assert.Equal("amount_too_large: An amount is larger than can be reckoned with. fault: ", string.Join(' ', seen.Failures.OrderBy(f => f.Code, StringComparer.Ordinal).Select(f => $"{f.Code}: {(f.Code == "fault" ? "" : f.Sentence)}")));
        Assert.Contains("much", seen.Failures.Single(f => f.Code == "fault").Sentence, StringComparison.Ordinal);

        var (retry, run) = (kit.Get<RetryFailures>(), (await RunAsync(kit)).Id);
        Assert.Equal(new Retried(1, 1), (await retry.RunAsync(Ada, run, "fault", Why)).Value);
        Assert.Equal("broken fault 3 open, vast amount_too_large 2 open", await FailuresAsync(kit, broken, vast));
        await kit.BehindAsync("update tier_versions set unit_price = '1' where unit_price = 'much'");
        await kit.UsedAsync(vast, ("2026-06-20T10:00Z", -9_000_000_000_000_000_000));
        Assert.Equal(new Retried(2, 0), (await retry.RunAsync(Ada, run, null, Why)).Value);
        Assert.Equal("broken fault 3 mended, vast amount_too_large 2 mended", await FailuresAsync(kit, broken, vast));
        Assert.Equal("2026-06 Open INV-2026-000002 5.00: Broken, 15 of 30 days 5.00", await kit.InvoicesAsync(broken));
        Assert.Equal("2026-06 Open INV-2026-000003 25.00: Basic, 15 of 30 days 25.00", await kit.InvoicesAsync(vast));
        await ToAsync(kit, "2026-08-02");
        Assert.EndsWith("2026-07 Done 3/3", await kit.RunsAsync(), StringComparison.Ordinal);
        await kit.BalanceAsync();
    }

    private static Task<BillingRunRow> RunAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<BillingRunRow>().AsNoTracking().SingleAsync(r => r.Month == Day("2026-06-01")));

    private static async Task<string> StatesAsync(PortalKit kit, long profile) => string.Join(' ', (await kit.RowsAsync(profile)).Select(i => i.State));

    private static Task<string> FailuresAsync(PortalKit kit, long broken, long vast) => kit.ReadAsync(async db => string.Join(", ", (await db.Set<RunFailureRow>().AsNoTracking().Where(f => f.ProfileId == broken || f.ProfileId == vast).OrderBy(f => f.ProfileId).ToListAsync())
        .Select(f => $"{(f.ProfileId == broken ? "broken" : "vast")} {f.Code} {f.Tries} {(f.ResolvedAt is null ? "open" : "mended")}")));
}
