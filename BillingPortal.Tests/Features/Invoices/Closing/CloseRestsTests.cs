using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>What waits for somebody to whom no month will be billed again. Basic: $50, 100 units, $2.25.</summary>
[Trait("Part", "data")]
public sealed class CloseRestsTests
{
    /// <summary>The last paid day is 31 July; 36 days later it is September.</summary>
    [Theory, OnBoth]
    public async Task WhoTookAFreePlan_GetsAClosingInvoice_WithTheMonthsEnd(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (late, nothing, stays) = (await PayingAsync(kit, "late"), await PayingAsync(kit, "nothing"), await PayingAsync(kit, "stays"));
        await ToAsync(kit, "2026-07-20");
        foreach (var profile in new[] { late, nothing }) await DoAsync(kit, profile, Take("Costless"));
        await ToAsync(kit, "2026-08-05");
        foreach (var profile in new[] { late, stays }) await kit.UsedAsync(profile, ("2026-07-15T10:00Z", 104));
        await kit.AddOneOffAsync(late, "Sorry", -100);
        await ToAsync(kit, "2026-09-30");
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(late), StringComparison.Ordinal);
        await kit.AddOneOffAsync(stays, "Setting up", 1000);
        await ToAsync(kit, "2026-10-01T01:00");
        Assert.EndsWith("2026-09 closing Open INV-2026-000009 8.00: Late usage for July 2026 9.00 | Sorry -1.00", await kit.InvoicesAsync(late), StringComparison.Ordinal);
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(nothing), StringComparison.Ordinal);
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(stays), StringComparison.Ordinal);
        await ToAsync(kit, "2026-12-02");
        Assert.EndsWith("2026-09 closing Open INV-2026-000009 8.00: Late usage for July 2026 9.00 | Sorry -1.00", await kit.InvoicesAsync(late), StringComparison.Ordinal);
        await kit.BalanceAsync();
        await kit.TrueAsync();
    }

    /// <summary>Left on 11 July; the account is closed on 17 August. One a month, each with what was found until then.</summary>
    [Theory, OnBoth]
    public async Task WhatIsAddedAfterTheAccountWasClosed_StandsOnAnotherClosingInvoice(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var profile = await PayingAsync(kit, "gone");
        await ToAsync(kit, "2026-07-11");
        await kit.UsedAsync(profile, ("2026-07-11T10:00Z", 36));
        await LeaveAsync(kit, profile, Wish.LeaveNow);
        await ToAsync(kit, "2026-08-10");
        await kit.UsedAsync(profile, ("2026-07-11T11:00Z", 4));
        await ToAsync(kit, "2026-09-10");
        const string Closed = "2026-07 closing Open INV-2026-000003 9.00: Late usage for July 2026 9.00";
        Assert.EndsWith(Closed, await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        await kit.AddOneOffAsync(profile, "Taking down", 700);
        await ToAsync(kit, "2026-09-20");
        await kit.AddOneOffAsync(profile, "Sending back", 300);
        await ToAsync(kit, "2026-10-02");
        await ReverseAsync(kit, 4);
        await ToAsync(kit, "2026-12-02");
        Assert.EndsWith(Closed + """

            2026-09 closing Open INV-2026-000004 10.00: Taking down 7.00 | Sending back 3.00
            2026-10 closing Paid INV-2026-000005 0.00: Usage taken back for July 2026 -9.00 | Given back as a credit note 9.00
            """, await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        await kit.BalanceAsync();
        await kit.TrueAsync();
    }

    /// <summary>June is far above what is usual and held back; the account would be closed on 16 September.</summary>
    [Theory, OnBoth]
    public async Task MonthThatIsLetGoLate_HoldsTheRestsUp_AndLosesNone(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var profile = await PayingAsync(kit, "held");
        await ToAsync(kit, "2026-07-20");
        await kit.UsedAsync(profile, ("2026-07-15T10:00Z", 3000));
        await ToAsync(kit, "2026-08-10");
        await LeaveAsync(kit, profile, Wish.LeaveNow);
        await kit.AddOneOffAsync(profile, "Setting up", 1000);
        await ToAsync(kit, "2026-09-05");
        await kit.UsedAsync(profile, ("2026-08-05T10:00Z", 40));
        await ToAsync(kit, "2026-10-05");
        Assert.Contains("2026-07 Parked", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        await kit.LetGoAsync(profile);
        await ToAsync(kit, "2026-11-02");
        Assert.EndsWith("2026-10 closing Open INV-2026-000004 15.75: Late usage for August 2026 15.75", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        await kit.BalanceAsync();
        await kit.TrueAsync();
    }

    [Theory, OnBoth]
    public async Task Again_OrByTwo_ChangesNothing(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var profile = await PayingAsync(kit, "gone");
        await ToAsync(kit, "2026-07-20");
        await DoAsync(kit, profile, Take("Costless"));
        await kit.AddOneOffAsync(profile, "Setting up", 1000);
        await ToAsync(kit, "2026-09-30");
        await kit.AddOneOffAsync(profile, "Taking down", 700);
        kit.Time.Advance(TimeSpan.FromDays(2));
        foreach (var due in new BillingPortal.Platform.Clock.IDue[] { kit.Get<CloseMonths>(), kit.Get<FinishMonths>() }) await due.DoAsync(kit.Clock.UtcNow, default);
        await Task.WhenAll(new[] { kit, other }.Select(node => node.Get<CloseRests>().DoAsync(kit.Clock.UtcNow, default)));
        await kit.DoDueAsync(kit.Clock.UtcNow);
        Assert.EndsWith("2026-07 Open INV-2026-000002 60.00: Basic, July 2026 50.00 | Setting up 10.00\n2026-09 closing Open INV-2026-000003 7.00: Taking down 7.00", await kit.InvoicesAsync(profile), StringComparison.Ordinal);
        Assert.Null(await kit.Get<CloseRests>().NextAsync(default));
        await kit.BalanceAsync();
    }

    private static async Task ReverseAsync(PortalKit kit, long units)
    {
        var row = await kit.ReadAsync(db => db.Set<UsageEventRow>().Where(e => e.Units == units).Select(e => e.Id).SingleAsync());
        Assert.True((await kit.Get<IUsageJournal>().ReverseAsync(new(RowId: row), new())).IsDone);
    }
}
