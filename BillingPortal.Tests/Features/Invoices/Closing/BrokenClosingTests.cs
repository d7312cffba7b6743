using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

[Trait("Part", "data")]
public sealed class BrokenClosingTests
{
    /// <summary>
    /// Month after month the wire is cut while drafts are made, and again while they become final: after the first statement, after the second … and once not at all; each time somebody goes on.
    /// In the end everything is as where nothing was ever cut.
    /// </summary>
    [Theory, OnBoth]
    public async Task WireCutAtEachStatement_IsGoneOnFrom_AsIfNothingHadBeen(DatabaseProvider provider)
    {
        var wire = new CutWire();
        await using var kit = await BeginAsync(provider);
        await using var walker = await kit.AnotherNodeAsync(services => { wire.Cut(services); services.AddSingleton(new PageSize(2)); });
        var (cuts, whole) = (0, false);
        for (; !whole; cuts++) whole = await MonthAsync(kit, walker, wire, cuts);
        Assert.True(cuts > 25, $"It was cut at {cuts} places only.");

        await using var calm = await BeginAsync(provider);
        await using var undisturbed = await calm.AnotherNodeAsync(services => services.AddSingleton(new PageSize(2)));
        for (var month = 0; month < cuts; month++) await MonthAsync(calm, undisturbed, new(), int.MaxValue);
        Assert.Equal(await TellAsync(calm), await TellAsync(kit));
        await kit.BalanceAsync();
    }

    // One who uses much and reports late, one of small sums that are carried, one who is given back something in each second month.
    private static async Task<PortalKit> BeginAsync(DatabaseProvider provider)
    {
        var kit = await StartAsync(provider);
        await kit.AddTierAsync("Tiny", terms => (terms.Base, terms.NeedsCard) = (30, true));
        foreach (var (name, plan) in new[] { ("a", "Basic"), ("b", "Tiny"), ("c", "Basic") }) await PayingAsync(kit, name, plan);
        return kit;
    }

    private static async Task<bool> MonthAsync(PortalKit kit, PortalKit walker, CutWire wire, int cut)
    {
        var profiles = await kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().OrderBy(p => p.Id).Select(p => p.Id).ToArrayAsync());
        var end = (await walker.Get<CloseMonths>().NextAsync(default))!.Value;
        kit.Time.Advance(end.AddMinutes(-30) - kit.Clock.UtcNow);
        await kit.UsedAsync(profiles[0], (Text(end.AddHours(-1)), 120), (Text(end.AddDays(-40)), 3));
        if (end.Month % 2 == 0) await kit.AddOneOffAsync(profiles[2], "Sorry", -8000);
        kit.Time.Advance(TimeSpan.FromMinutes(30));
        var drafted = await TryAsync(walker.Get<CloseMonths>(), end, wire, cut);
        await kit.UsedAsync(profiles[0], (Text(end.AddMinutes(-5)), 1));
        kit.Time.Advance(TimeSpan.FromHours(1));
        return await TryAsync(walker.Get<FinishMonths>(), end.AddHours(1), wire, cut) && drafted;
    }

    private static async Task<bool> TryAsync(IDue due, DateTime upTo, CutWire wire, int cut)
    {
        var whole = true;
        wire.CutAfter(cut);
        try
        {
            await due.DoAsync(upTo, default);
        }
        catch (Exception broken) when (broken is IOException || broken.InnerException is IOException)
        {
            whole = false;
        }
        wire.CutAfter(int.MaxValue);
        await due.DoAsync(upTo, default);
        return whole;
    }

    private static async Task<string> TellAsync(PortalKit kit)
    {
        var profiles = await kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().OrderBy(p => p.Id).Select(p => p.Id).ToArrayAsync());
        var told = new List<string> { await kit.RunsAsync() };
        foreach (var profile in profiles) told.AddRange([await kit.InvoicesAsync(profile), await kit.CreditsAsync(profile), await kit.TimelineAsync(profile)]);
        told.AddRange(await kit.ReadAsync(async db => (await db.Set<BilledMonthRow>().OrderBy(b => b.ProfileId).ThenBy(b => b.Month).ToListAsync()).Select(b => $"{b.ProfileId} {b.Month} {b.Units} {b.Changes}").ToList()));
        told.Add($"{await kit.ReadAsync(db => db.Set<FactRow>().CountAsync(f => f.Kind == "invoice-final"))} told, {await kit.ReadAsync(db => db.Set<RunFailureRow>().CountAsync())} failed");
        return string.Join('\n', told);
    }

    private static string Text(DateTime instant) => instant.ToString("O", CultureInfo.InvariantCulture);
}
