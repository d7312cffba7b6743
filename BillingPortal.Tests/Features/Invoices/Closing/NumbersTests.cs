using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>Many at once.</summary>
[Trait("Part", "data")]
public sealed class NumbersTests
{
    [Theory, OnBoth]
    public async Task TakenByMany_SomeOfWhomFail_NoNumberIsMissingOrTwice(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(async number =>
        {
            try
            {
                return await kit.Database.WriteAsync(async db =>
                {
                    var numbers = await TakeNumbers.TakeAsync(db, "INV", 2026, 1 + number % 3);
                    return number % 4 == 0 ? throw new InvalidDataException("no") : numbers.ToArray();
                });
            }
            catch (InvalidDataException)
            {
                return [];
            }
        }));
        var all = taken.SelectMany(t => t).Select(n => n.Sequence).Order().ToArray();
        Assert.Equal(Enumerable.Range(1, all.Length), all);
        Assert.Equal("INV-2026-1234567", new DocumentNumber("INV", 2026, 1_234_567).ToString());
    }

    /// <summary>Two nodes close the same months at once; one of them is cut off in the middle.</summary>
    [Theory, OnBoth]
    public async Task TwoNodesAtOnce_DoEachInvoiceOnce(DatabaseProvider provider)
    {
        var wire = new CutWire();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton(new PageSize(3)));
        await using var other = await kit.AnotherNodeAsync(services => { wire.Cut(services); services.AddSingleton(new PageSize(3)); });
        for (var i = 0; i < 20; i++) await PayingAsync(kit, "c" + i);
        kit.Time.Advance(TimeSpan.FromDays(68));
        wire.CutAfter(60);
        await Task.WhenAll(kit.DoDueAsync(kit.Clock.UtcNow), CutAsync(other, kit.Clock.UtcNow));
        await kit.DoDueAsync(kit.Clock.UtcNow);
        var invoices = await kit.ReadAsync(db => db.Set<InvoiceRow>().ToListAsync());
        Assert.Equal((40, 40), (invoices.Count, invoices.Count(i => i.State == InvoiceState.Open)));
        Assert.Equal("2026-06 Done 20/20\n2026-07 Done 20/20", await kit.RunsAsync());
        Assert.Equal(40, await kit.ReadAsync(db => db.Set<NumberSeriesRow>().Select(n => n.Last).SingleAsync()));
        Assert.Empty(await kit.ReadAsync(db => db.Set<RunFailureRow>().Where(f => f.ResolvedAt == null).ToListAsync()));
        await kit.BalanceAsync();
    }

    /// <summary>Usage is reported while months are closed: each invoice has exactly the events up to its watermark, and what came after is late.</summary>
    [Theory, OnBoth]
    public async Task UsageReportedMeanwhile_IsInTheInvoiceUpToItsWatermark(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton(new PageSize(2)));
        var profiles = new List<long>();
        for (var i = 0; i < 6; i++) profiles.Add(await PayingAsync(kit, "c" + i));
        var names = await kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().OrderBy(p => p.Id).Select(p => p.PublicId).ToArrayAsync());
        kit.Time.Advance(new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc) - kit.Clock.UtcNow);
        var at = kit.Clock.UtcNow.AddHours(-2);
        using var enough = new CancellationTokenSource();
        var reports = Enumerable.Range(0, 3).Select(async sender =>
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
                await kit.Get<IUsageJournal>().WriteAsync(new([.. names.Select(name => new NewUsage($"{sender}-{n}-{name}", name, 1, at))], null));
        }).ToArray();
        await kit.DoDueAsync(kit.Clock.UtcNow);
        await enough.CancelAsync();
        await Task.WhenAll(reports);
        foreach (var invoice in await kit.ReadAsync(db => db.Set<InvoiceRow>().ToListAsync()))
        {
            Assert.Equal(InvoiceState.Open, invoice.State);
            var counted = await kit.ReadAsync(db => db.Set<UsageEventRow>().Where(e => e.ProfileId == invoice.ProfileId && e.Id <= invoice.Watermark).SumAsync(e => e.Units));
            Assert.Equal(counted, BillingPortal.Features.Invoices.InvoiceFacts.Parse(invoice.Facts).Month!.Used);
        }
        kit.Time.Advance(TimeSpan.FromDays(31));
        await kit.DoDueAsync(kit.Clock.UtcNow);
        var events = await kit.ReadAsync(db => db.Set<UsageEventRow>().Where(e => e.ProfileId == profiles[0]).SumAsync(e => e.Units));
        Assert.Equal(events, await kit.ReadAsync(db => db.Set<BilledMonthRow>().Where(b => b.ProfileId == profiles[0]).SumAsync(b => b.Units)));
    }

    private static async Task CutAsync(PortalKit node, DateTime upTo)
    {
        try
        {
            await node.DoDueAsync(upTo);
        }
        catch (Exception broken) when (broken is IOException || broken.InnerException is IOException)
        {
            // As if it had been switched off there.
        }
    }
}
