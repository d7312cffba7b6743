using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>What becomes of an invoice when its time has come. Of June 15 of 30 days are paid for.</summary>
[Trait("Part", "data")]
public sealed class FatesTests
{
    [Theory, OnBoth]
    public async Task TooLittle_MovesToTheNextInvoice_OrIsGivenAway(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        await kit.AddTierAsync("Tiny", terms => (terms.Base, terms.NeedsCard) = (30, true));
        var (stays, leaves) = (await PayingAsync(kit, "stays", "Tiny"), await PayingAsync(kit, "leaves", "Tiny"));
        await ToAsync(kit, "2026-06-20");
        await LeaveAsync(kit, leaves, Wish.LeaveNow);
        await ToAsync(kit, "2026-09-02");
        Assert.Equal(
            """
            2026-06 Moved – 0.15: Tiny, 15 of 30 days 0.15
            2026-07 Moved – 0.45: Tiny, July 2026 0.30 | Carried from June 2026: Tiny, 15 of 30 days 0.15
            2026-08 Open INV-2026-000001 0.75: Tiny, August 2026 0.30 | Carried from July 2026: Tiny, July 2026 0.30 | Carried from June 2026: Tiny, 15 of 30 days 0.15
            """, await kit.InvoicesAsync(stays));
        Assert.Equal("2026-06 Waived – 0.05: Tiny, 5 of 30 days 0.05", await kit.InvoicesAsync(leaves));
        Assert.Contains("invoice.waived: ", await kit.TimelineAsync(leaves), StringComparison.Ordinal);
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task Nothing_IsFinalAndPaid_AndTooMuch_IsParkedUntilSomebodyLetsItGo(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        await kit.AddTierAsync("Gift", terms => (terms.Base, terms.NeedsCard) = (0, true));
        await kit.AddTierAsync("Moon", terms => (terms.Base, terms.NeedsCard) = (200_000_000, true));
        var (gift, moon) = (await PayingAsync(kit, "gift", "Gift"), await PayingAsync(kit, "moon", "Moon"));
        await ToAsync(kit, "2026-07-02");
        Assert.Equal("2026-06 Paid INV-2026-000001 0.00: Gift, 15 of 30 days 0.00", await kit.InvoicesAsync(gift));
        Assert.Equal("2026-06 Parked – 1000000.00: Moon, 15 of 30 days 1000000.00", await kit.InvoicesAsync(moon));
        await kit.LetGoAsync(moon);
        await ToAsync(kit, "2026-07-03");
        Assert.StartsWith("2026-06 Open INV-2026-000002 1000000.00: ", await kit.InvoicesAsync(moon), StringComparison.Ordinal);
    }

    /// <summary>A first month of one day says what a whole one would have cost, and not that this is usual.</summary>
    [Theory, OnBoth]
    public async Task MonthAfterAFirstOneOfADay_IsNotHeldBack(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        await ToAsync(kit, "2026-06-15");
        var profile = await PayingAsync(kit, "late");
        await ToAsync(kit, "2026-08-02");
        Assert.Equal("2026-06 Open INV-2026-000001 1.67: Basic, 1 of 30 days 1.67\n2026-07 Open INV-2026-000002 50.00: Basic, July 2026 50.00", await kit.InvoicesAsync(profile));
    }

    [Theory, OnBoth]
    public async Task FarAboveTheUsual_OrOfAParkedCustomer_IsHeldBack_AndTheOthersGoOn(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (usual, parked, other) = (await PayingAsync(kit, "usual"), await PayingAsync(kit, "parked"), await PayingAsync(kit, "other"));
        await ToAsync(kit, "2026-07-02");
        await kit.Database.WriteAsync(db => { db.Add(new InvoiceDetailsRow { ProfileId = parked, ParkedWhy = "In court" }); return Task.CompletedTask; });
        await kit.UsedAsync(usual, ("2026-07-20T10:00Z", 600)); // 1,175.00 after half a month for 25.00
        await ToAsync(kit, "2026-08-02");
        var held = (await kit.RowsAsync(usual))[1];
        Assert.Equal((InvoiceState.Parked, "$1,175.00 is more than 20 times what this customer usually pays, $50.00."), (held.State, held.ParkedWhy));
        Assert.Equal("Invoices of this customer are parked: In court", (await kit.RowsAsync(parked))[1].ParkedWhy);
        Assert.Contains("2026-07 Open INV-2026-000004 50.00", await kit.InvoicesAsync(other), StringComparison.Ordinal);
        // What was used meanwhile is in it when it goes on; the parked customer stays.
        await kit.UsedAsync(usual, ("2026-07-21T10:00Z", 1));
        await kit.LetGoAsync(usual);
        await kit.LetGoAsync(parked);
        await ToAsync(kit, "2026-08-03");
        Assert.Contains("2026-07 Open INV-2026-000005 1177.25", await kit.InvoicesAsync(usual), StringComparison.Ordinal);
        Assert.Contains("2026-07 Parked – 50.00", await kit.InvoicesAsync(parked), StringComparison.Ordinal);
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task BelowNothing_BecomesACreditNote_ThatLowersTheNextInvoices(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (much, little) = (await PayingAsync(kit, "much"), await PayingAsync(kit, "little"));
        await kit.AddOneOffAsync(much, "Sorry for the outage", -20000);
        await kit.AddOneOffAsync(little, "Sorry for the delay", -7480);
        await kit.AddOneOffAsync(much, "Setting up", 500);
        await ToAsync(kit, "2026-11-02");
        Assert.StartsWith("2026-06 Paid INV-2026-000001 0.00: Basic, 15 of 30 days 25.00 | Sorry for the outage -200.00 | Setting up 5.00 | Given back as a credit note 170.00", await kit.InvoicesAsync(much), StringComparison.Ordinal);
        Assert.EndsWith("2026-10 Open INV-2026-000009 50.00 settled 20.00: Basic, October 2026 50.00", await kit.InvoicesAsync(much), StringComparison.Ordinal);
        Assert.Equal("CN-2026-000001 170.00 used 50.00 used 50.00 used 50.00 used 20.00", await kit.CreditsAsync(much));
        // A rest of 20 cents could not be collected: so much less is used, and the rest of the credit goes with the next.
        Assert.Equal("CN-2026-000002 49.80 used 49.50 used 0.30", await kit.CreditsAsync(little));
        Assert.Contains("2026-07 Open INV-2026-000004 50.00 settled 49.50", await kit.InvoicesAsync(little), StringComparison.Ordinal);
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<FactRow>().CountAsync(f => f.Kind == "credit-note-final")));
        Assert.All(await kit.ReadAsync(db => db.Set<OneOffRow>().ToListAsync()), o => Assert.NotNull(o.InvoiceId));
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task LateUsage_StandsOnTheNextInvoice_AndWhatIsTakenBackToo_NeverMoreThanWasBilled(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (more, less, within) = (await PayingAsync(kit, "more"), await PayingAsync(kit, "less"), await PayingAsync(kit, "within"));
        await ToAsync(kit, "2026-07-20");
        foreach (var profile in new[] { more, less }) await kit.UsedAsync(profile, ("2026-07-15T10:00Z", 110));
        await ToAsync(kit, "2026-08-05");
        await kit.UsedAsync(more, ("2026-07-30T10:00Z", 5));
        await kit.UsedAsync(less, ("2026-07-15T10:00Z", -30));
        await kit.UsedAsync(within, ("2026-07-30T10:00Z", 5));
        await ToAsync(kit, "2026-09-05");
        await kit.UsedAsync(more, ("2026-07-30T11:00Z", 1), ("2026-08-30T11:00Z", 101));
        await ToAsync(kit, "2026-10-05");
        Assert.EndsWith(
            """
            2026-08 Open INV-2026-000007 61.25: Basic, August 2026 50.00 | Late usage for July 2026 11.25
            2026-09 Open INV-2026-000010 54.50: Basic, September 2026 50.00 | Late usage for July 2026 2.25 | Late usage for August 2026 2.25
            """, await kit.InvoicesAsync(more), StringComparison.Ordinal);
        Assert.Contains("2026-08 Open INV-2026-000008 27.50: Basic, August 2026 50.00 | Usage taken back for July 2026 -22.50\n2026-09 Open INV-2026-000011 50.00: Basic, September 2026 50.00", await kit.InvoicesAsync(less), StringComparison.Ordinal);
        Assert.Contains("2026-08 Open INV-2026-000009 50.00: Basic, August 2026 50.00\n", await kit.InvoicesAsync(within), StringComparison.Ordinal);
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task WhoLeft_GetsAClosingInvoice_36DaysAfter_IfSomethingWaits(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (late, nothing, back, once) = (await PayingAsync(kit, "late"), await PayingAsync(kit, "nothing"), await PayingAsync(kit, "back"), await PayingAsync(kit, "once"));
        await ToAsync(kit, "2026-07-11");
        foreach (var profile in new[] { late, nothing, back, once }) await LeaveAsync(kit, profile, Wish.LeaveNow);
        await kit.UsedAsync(late, ("2026-07-11T10:00Z", 36));
        await ToAsync(kit, "2026-08-10");
        await DoAsync(kit, back, Take("Basic"));
        foreach (var profile in new[] { late, back }) await kit.UsedAsync(profile, ("2026-07-11T11:00Z", 46));
        await kit.AddOneOffAsync(once, "Sorry", -100);
        await ToAsync(kit, "2026-08-16T23:00");
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(late), StringComparison.Ordinal);
        await ToAsync(kit, "2026-08-17T00:00");
        const string Left = "2026-06 Open INV-2026-00000{0} 25.00: Basic, 15 of 30 days 25.00\n2026-07 Open INV-2026-00000{1} 17.74: Basic, 11 of 31 days 17.74";
        Assert.StartsWith("2026-07 closing Open INV-2026-000009 32.26: Late usage for July 2026 32.26", Last(await kit.InvoicesAsync(late)), StringComparison.Ordinal);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, Left, 2, 6), await kit.InvoicesAsync(nothing));
        Assert.Equal("2026-07 closing Paid INV-2026-000010 0.00: Sorry -1.00 | Given back as a credit note 1.00", Last(await kit.InvoicesAsync(once)));
        Assert.DoesNotContain("closing", await kit.InvoicesAsync(back), StringComparison.Ordinal);
        Assert.Null(await kit.Get<CloseAccounts>().NextAsync(default));
        await ToAsync(kit, "2026-09-02");
        Assert.Contains("Late usage for July 2026 22.50", Last(await kit.InvoicesAsync(back)), StringComparison.Ordinal);
        await kit.BalanceAsync();
    }

    private static string Last(string lines) => lines.Split('\n')[^1];
}
