using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Truth;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Deeds;

/// <summary>The customer of <see cref="BilledCustomer"/>: June is $25.00 and 10 units above, $22.50.</summary>
[Trait("Part", "data")]
public sealed class InvoiceDeedsTests
{
    private const string Why = "Agreed on the phone";
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);
    private static readonly Actor Sam = Actor.Person("sam", isAdmin: false);

    [Theory, OnBoth]
    public async Task Void_TakesTheWholeInvoiceBack_WithACreditNoteOfItsLines(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var (close, june) = (kit.Get<CloseInvoice>(), await kit.InvoiceAsync(profile, "2026-06"));
        Assert.Equal("not_allowed", Code(await close.VoidAsync(Sam, june.Id, june.Version, Why)));
        Assert.Equal("reason_missing", Code(await close.VoidAsync(Ada, june.Id, june.Version, " ")));
        Assert.Equal("reason_personal", Code(await close.VoidAsync(Ada, june.Id, june.Version, "For " + Subscribed.Rosa)));
        Assert.Equal("version_changed", Code(await close.VoidAsync(Ada, june.Id, june.Version + 1, Why)));
        Assert.Equal("not_found", Code(await close.VoidAsync(Ada, june.Id + 9, june.Version, Why)));
        Assert.Equal("done", Code(await close.VoidAsync(Ada, june.Id, june.Version, Why)));
        var voided = await kit.InvoiceAsync(profile, "2026-06");
        Assert.Equal((InvoiceState.Void, 4750, true), (voided.State, voided.SettledMinor, voided.ClosedAt is not null));
        Assert.Equal("CN-2026-000001 Void: Basic, 15 of 30 days 2500, 10 units above 50 at $2.25 2250 = 4750, used 4750", await NotesAsync(kit));
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-06"));
        Assert.Equal("invoice_not_open", Code(await close.VoidAsync(Ada, voided.Id, voided.Version, Why)));
        Assert.Equal("invoice_not_open", Code(await close.WriteOffAsync(Ada, voided.Id, voided.Version, Why)));
        Assert.Equal("invoice_not_final", Code(await kit.Get<GiveCredit>().RunAsync(Ada, voided.Id, voided.Version, new(null, null), Why)));
        Assert.Equal(("invoice:" + june.PublicId, Why, """{"state":"void","creditNote":"CN-2026-000001","minor":4750}"""), await AuditAsync(kit, "invoice.voided"));
        Assert.Contains($"Invoice {june.Number} was voided, with the credit note CN-2026-000001.", await kit.TimelineAsync(profile), StringComparison.Ordinal);
        // Nothing of it lowers the next one.
        await kit.UntilAsync("2026-08-01 02:00");
        Assert.Equal((5000, 0), await kit.InvoiceAsync(profile, "2026-07") is var july ? (july.TotalMinor, july.SettledMinor) : default);
    }

    [Theory, OnBoth]
    public async Task WrittenOff_IsNotExpectedAnyMore_AndCanStillBeCredited(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var june = await kit.InvoiceAsync(profile, "2026-06");
        Assert.Equal("done", Code(await kit.Get<CloseInvoice>().WriteOffAsync(Ada, june.Id, june.Version, Why)));
        var off = await kit.InvoiceAsync(profile, "2026-06");
        Assert.Equal((InvoiceState.Uncollectible, 0), (off.State, off.SettledMinor));
        Assert.Equal(("invoice:" + june.PublicId, Why, """{"state":"uncollectible","minor":4750}"""), await AuditAsync(kit, "invoice.written-off"));
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-06"));
        Assert.Equal("done", Code(await kit.Get<GiveCredit>().RunAsync(Ada, off.Id, off.Version, new(null, "10"), Why)));
        Assert.Equal((InvoiceState.Uncollectible, 1000), await kit.InvoiceAsync(profile, "2026-06") is var now ? (now.State, now.SettledMinor) : default);
    }

    [Theory, OnBoth]
    public async Task Credit_LowersWhatIsDueFirst_NeverMoreThanIsLeft_AndTheRestLowersTheNext(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var june = await kit.InvoiceAsync(profile, "2026-06");
        var above = june.Lines.Single(l => l.Units is not null).Id;
        async Task<string> CreditAsync(long? line, string? amount) => Code(await kit.Get<GiveCredit>().RunAsync(Ada, june.Id, (await kit.InvoiceAsync(profile, "2026-06")).Version, new(line, amount), Why));
        Assert.Equal("amount_too_large", await CreditAsync(above, "22.51"));
        Assert.Equal("amount_too_large", await CreditAsync(null, "47.51"));
        Assert.Equal("amount_invalid", await CreditAsync(null, "0"));
        Assert.Equal("amount_invalid", await CreditAsync(null, "1.005"));
        Assert.Equal("amount_invalid", await CreditAsync(null, "-1"));
        Assert.Equal("not_found", await CreditAsync(above + 99, "1"));
        Assert.Equal("done", await CreditAsync(above, "20"));
        Assert.Equal("amount_too_large", await CreditAsync(above, "2.51"));
        // All that is left of the line: $2.50.
        Assert.Equal("done", await CreditAsync(above, null));
        Assert.Equal("nothing_left", await CreditAsync(above, null));
        // $25.00 are due. Of $24.80 only $24.50 are used: 20 cents could not be collected.
        Assert.Equal("done", await CreditAsync(null, "24.80"));
        Assert.Equal((InvoiceState.Open, 4700), await kit.InvoiceAsync(profile, "2026-06") is var open ? (open.State, open.SettledMinor) : default);
        Assert.Equal("done", await CreditAsync(null, null));
        // The 20 cents that are left, and the 30 that could not be used before.
        Assert.Equal((InvoiceState.Paid, 4750), await kit.InvoiceAsync(profile, "2026-06") is var paid ? (paid.State, paid.SettledMinor) : default);
        Assert.Equal("nothing_left", await CreditAsync(null, null));
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-06"));
    }

    [Theory, OnBoth]
    public async Task FullyCredited_IsPaid_AndCreditOfAPaidOneIsForTheNext(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var june = await kit.InvoiceAsync(profile, "2026-06");
        var first = june.Lines.First().Id;
        await kit.BehindAsync("update invoices set settled_minor = 4750, state = 'Paid'");
        Assert.Equal("done", Code(await kit.Get<GiveCredit>().RunAsync(Ada, june.Id, june.Version, new(first, "12"), Why)));
        Assert.Equal("CN-2026-000001 Correction: Basic, 15 of 30 days 1200 = 1200, used 0", await NotesAsync(kit));
        await kit.UntilAsync("2026-08-01 02:00");
        var july = await kit.InvoiceAsync(profile, "2026-07");
        Assert.Equal((InvoiceState.Open, 5000, 1200), (july.State, july.TotalMinor, july.SettledMinor));
        Assert.Equal("invoice_settled", Code(await kit.Get<CloseInvoice>().VoidAsync(Ada, july.Id, july.Version, Why)));
        Assert.Equal("done", Code(await kit.Get<GiveCredit>().RunAsync(Ada, july.Id, july.Version, new(null, "38"), Why)));
        july = await kit.InvoiceAsync(profile, "2026-07");
        Assert.Equal((InvoiceState.Paid, 5000, true), (july.State, july.SettledMinor, july.ClosedAt is not null));
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-07"));
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<NumberSeriesRow>().Where(n => n.Series == "CN").Select(n => n.Last).SingleAsync()));
    }

    [Theory, OnBoth]
    public async Task TwoAdminsAtOnce_CreditTheSameLineOnce(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var june = await kit.InvoiceAsync(profile, "2026-06");
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => kit.Get<GiveCredit>().RunAsync(Ada, june.Id, june.Version, new(june.Lines.First().Id, null), Why))));
        Assert.Equal(["done", "version_changed", "version_changed", "version_changed"], done.Select(Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("CN-2026-000001 Correction: Basic, 15 of 30 days 2500 = 2500, used 2500", await NotesAsync(kit));
    }

    [Theory, OnBoth]
    public async Task OneOff_StandsOnTheNextInvoice_UnlessItIsTakenBack(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var give = kit.Get<GiveOneOff>();
        Assert.Equal("not_allowed", Code(await give.AddAsync(Sam, profile, new("Setting up", "10", false), Why)));
        Assert.Equal("text_invalid amount_invalid", string.Join(' ', (await give.AddAsync(Ada, profile, new(" ", "0", false), Why)).Refusals.Select(r => r.Code)));
        Assert.Equal("letter_unprintable", Code(await give.AddAsync(Ada, profile, new("設定", "10", false), Why)));
        Assert.Equal("done", Code(await give.AddAsync(Ada, profile, new("Setting\u0007 up", "10", false), Why)));
        Assert.Equal("done", Code(await give.AddAsync(Ada, profile, new("Thank you", "2.50", true), Why)));
        Assert.Equal("done", Code(await give.AddAsync(Ada, profile, new("Wrong", "99", false), Why)));
        var rows = await kit.ReadAsync(db => db.Set<OneOffRow>().OrderBy(o => o.Id).ToListAsync());
        Assert.Equal(["Setting  up 1000", "Thank you -250", "Wrong 9900"], rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Text} {r.AmountMinor}")), StringComparer.Ordinal);
        Assert.Equal("not_found", Code(await give.WithdrawAsync(Ada, profile + 1, rows[2].Id, Why)));
        Assert.Equal("done", Code(await give.WithdrawAsync(Ada, profile, rows[2].Id, Why)));
        Assert.Equal("one_off_withdrawn", Code(await give.WithdrawAsync(Ada, profile, rows[2].Id, Why)));
        await kit.UntilAsync("2026-08-01 02:00");
        Assert.Equal("Base 5000, OneOff 1000, OneOff -250 = 5750 Open", (await kit.InvoiceAsync(profile, "2026-07")).Written());
        Assert.Equal("one_off_billed", Code(await give.WithdrawAsync(Ada, profile, rows[0].Id, Why)));
        Assert.Equal(3, await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync(e => e.Action == "one-off.added" && e.Reason == Why)));
    }

    [Theory, OnBoth]
    public async Task ParkedCustomer_GetsNoFinalInvoice_UntilTheyAreLetGo(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var park = kit.Get<ParkCustomer>();
        Assert.Equal("customer_not_parked", Code(await park.UnparkAsync(Ada, profile, Why)));
        Assert.Equal("done", Code(await park.ParkAsync(Ada, profile, Why)));
        Assert.Equal("customer_parked", Code(await park.ParkAsync(Ada, profile, Why)));
        await kit.UntilAsync("2026-08-01 02:00");
        var july = await kit.InvoiceAsync(profile, "2026-07");
        Assert.Equal(InvoiceState.Parked, july.State);
        Assert.Equal("right", await kit.VerifiedAsync(profile, "2026-07"));
        Assert.Equal("customer_parked", Code(await park.ReleaseAsync(Ada, july.Id, july.Version, Why)));
        Assert.Equal("done", Code(await park.UnparkAsync(Ada, profile, Why)));
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("Base 5000 = 5000 Open", (await kit.InvoiceAsync(profile, "2026-07")).Written());
        Assert.Contains("invoices.unparked", await kit.TimelineAsync(profile), StringComparison.Ordinal);
    }

    /// <summary>$25.00 a month usually; 5,000 units above are 20 times as much and more.</summary>
    [Theory, OnBoth]
    public async Task BrakedInvoice_IsLetThrough_WhateverItCameTo(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        await kit.UsedAsync(profile, ("2026-07-02 10:00", 5000));
        await kit.UntilAsync("2026-08-01 02:00");
        var july = await kit.InvoiceAsync(profile, "2026-07");
        Assert.Equal(InvoiceState.Parked, july.State);
        Assert.Equal("done", Code(await kit.Get<ParkCustomer>().ReleaseAsync(Ada, july.Id, july.Version, Why)));
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("Base 5000, Overage 1102500 = 1107500 Open", (await kit.InvoiceAsync(profile, "2026-07")).Written());
        var open = await kit.InvoiceAsync(profile, "2026-07");
        Assert.Equal("invoice_not_parked", Code(await kit.Get<ParkCustomer>().ReleaseAsync(Ada, open.Id, open.Version, Why)));
    }

    [Theory, OnBoth]
    public async Task Run_IsPaused_Resumed_AndApproved(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider, "--Billing:Approve=true");
        await using var _ = kit;
        var (steer, run) = (kit.Get<SteerRun>(), await RunAsync(kit));
        Assert.Equal((RunStage.Waiting, InvoiceState.Draft), (run.Stage, (await kit.InvoiceAsync(profile, "2026-06")).State));
        Assert.Equal("not_allowed", Code(await steer.ApproveAsync(Sam, run.Id, Why)));
        Assert.Equal("run_running", Code(await steer.ResumeAsync(Ada, run.Id, Why)));
        Assert.Equal("done", Code(await steer.PauseAsync(Ada, run.Id, Why)));
        Assert.Equal("run_paused", Code(await steer.PauseAsync(Ada, run.Id, Why)));
        Assert.Equal("done", Code(await steer.ApproveAsync(Ada, run.Id, Why)));
        Assert.Equal("run_approved", Code(await steer.ApproveAsync(Ada, run.Id, Why)));
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(InvoiceState.Draft, (await kit.InvoiceAsync(profile, "2026-06")).State);
        Assert.Equal("done", Code(await steer.ResumeAsync(Ada, run.Id, Why)));
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((InvoiceState.Open, RunStage.Done, "person:ada"), ((await kit.InvoiceAsync(profile, "2026-06")).State, (await RunAsync(kit)).Stage, (await RunAsync(kit)).ApprovedBy));
        Assert.Equal("run_done", Code(await steer.PauseAsync(Ada, run.Id, Why)));
        Assert.Equal("not_found", Code(await steer.PauseAsync(Ada, run.Id + 9, Why)));
        Assert.Equal(("run:2026-06", Why, """{"stage":"Waiting","paused":true,"approved":true}"""), await AuditAsync(kit, "run.approved"));
    }

    /// <summary>Only who is on trial: there is nothing to approve.</summary>
    [Theory, OnBoth]
    public async Task MonthWithoutADraft_NeedsNoApproval(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Billing:Approve=true");
        await kit.UntilAsync("2026-06-20 12:00");
        var profile = await kit.SignUpAsync();
        await kit.HasCardAsync(profile);
        await kit.UntilAsync("2026-07-01 00:30");
        Assert.Equal(RunStage.Waiting, (await RunAsync(kit)).Stage);
        await kit.UntilAsync("2026-08-01 02:00");
        Assert.Equal((RunStage.Done, null), await RunAsync(kit) is var june ? (june.Stage, june.ApprovedAt) : default);
        Assert.Equal(InvoiceState.Draft, (await kit.InvoiceAsync(profile, "2026-07")).State);
    }

    /// <summary>What is parked, or failed and may be made by another try, is still to be looked at.</summary>
    [Theory, OnBoth]
    public async Task MonthWithWhatIsHeldBack_OrFailed_WaitsForItsApproval(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider, "--Billing:Approve=true");
        await using var _ = kit;
        await kit.BehindAsync("update invoices set state = 'Parked', parked_why = 'Look'");
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(RunStage.Waiting, (await RunAsync(kit)).Stage);
        await kit.BehindAsync($"insert into run_failures (run_id, profile_id, code, sentence, tries, first_at, last_at) select id, {profile}, 'fault', 'Broken', 1, begun_at, begun_at from billing_runs; delete from invoice_lines; delete from invoices");
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(RunStage.Waiting, (await RunAsync(kit)).Stage);
        await kit.BehindAsync("update run_failures set resolved_at = last_at");
        await kit.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(RunStage.Done, (await RunAsync(kit)).Stage);
    }

    /// <summary>One that failed and was mended meanwhile.</summary>
    [Theory, OnBoth]
    public async Task Failures_AreTriedAgain(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        var (retry, june) = (kit.Get<RetryFailures>(), await RunAsync(kit));
        Assert.Equal("nothing_failed", Code(await retry.RunAsync(Ada, june.Id, null, Why)));
        Assert.Equal("not_found", Code(await retry.RunAsync(Ada, june.Id + 9, null, Why)));
        Assert.Equal("not_allowed", Code(await retry.RunAsync(Sam, june.Id, null, Why)));
        await kit.Database.WriteAsync(async db =>
        {
            db.Add(new RunFailureRow { RunId = june.Id, ProfileId = profile, Code = "fault", Sentence = "Broken", Tries = 1, FirstAt = kit.Clock.UtcNow, LastAt = kit.Clock.UtcNow });
            await db.SaveChangesAsync();
        });
        Assert.Equal("nothing_failed", Code(await retry.RunAsync(Ada, june.Id, "amount_too_large", Why)));
        Assert.Equal(new Retried(1, 0), (await retry.RunAsync(Ada, june.Id, "fault", Why)).Value);
        Assert.Equal(("run:2026-06", Why, """{"failed":0}"""), await AuditAsync(kit, "run.retried"));
    }

    private static string Code<T>(Result<T> result) => result.Refused?.Code ?? "done";

    private static Task<BillingRunRow> RunAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<BillingRunRow>().AsNoTracking().SingleAsync(r => r.Month == new DateOnly(2026, 6, 1)));

    private static Task<(string, string?, string?)> AuditAsync(PortalKit kit, string action) =>
        kit.ReadAsync(async db => await db.Set<AuditEntryRow>().SingleAsync(e => e.Action == action) is var e ? (e.Subject, e.Reason, e.After) : default);

    private static Task<string> NotesAsync(PortalKit kit) => kit.ReadAsync(async db => string.Join('\n',
        (await db.Set<CreditNoteRow>().Include(c => c.Lines).Include(c => c.Uses).OrderBy(c => c.Id).AsSplitQuery().ToListAsync()).Select(c => string.Create(CultureInfo.InvariantCulture,
            $"{c.Number} {c.Kind}: {string.Join(", ", c.Lines.OrderBy(l => l.Position).Select(l => $"{l.Text} {l.AmountMinor}"))} = {c.TotalMinor}, used {c.Uses.Sum(u => u.AmountMinor)}"))));
}
