using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

[Trait("Part", "data")]
public sealed class KilledClosingTests
{
    private const int Customers = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>A real program, killed without warning while it closes months; then another one, which goes on.</summary>
    [Theory, OnBoth]
    public async Task ProgramKilledWhileMonthsClose_IsGoneOnFrom_WithoutALossOrAGap(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        for (var i = 0; i < Customers; i++) await PayingAsync(kit, "c" + i);
        await kit.Clock.PutForwardAsync(kit.Clock.UtcNow.AddDays(70), default);
        string[] arguments = [.. kit.Store.Arguments, "--Portal:Sample=None"];

        var (killed, _) = await ProgramProcess.ServeAsync(arguments);
        using (killed)
        {
            await UntilAsync(kit, final => final >= 16);
            await killed.KillAsync();
        }
        var left = await FinalAsync(kit);
        // Five minutes later nobody holds what the dead one held.
        await kit.Database.WriteAsync(db => db.Set<LeaseRow>().ExecuteDeleteAsync());

        var (again, address) = await ProgramProcess.ServeAsync(arguments);
        using (again)
        {
            var months = await MonthsAsync(address);
            Assert.InRange(left, 16, Customers * months - 1);
            await UntilAsync(kit, final => final >= Customers * months);
        }
        var invoices = await kit.ReadAsync(db => db.Set<InvoiceRow>().Select(i => new { i.ProfileId, i.Month, i.State, i.TotalMinor }).ToListAsync());
        Assert.All(invoices, i => Assert.Equal((InvoiceState.Open, i.Month.Month == 6 && i.Month.Year == 2026 ? 2500 : 5000), (i.State, i.TotalMinor)));
        Assert.Equal(invoices.Count, invoices.Select(i => (i.ProfileId, i.Month)).Distinct().Count());
        await kit.BalanceAsync();
    }

    // From June 2026 to the last one whose invoices are final by the program's clock.
    private static async Task<int> MonthsAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var now = (await client.GetFromJsonAsync<JsonElement>("/sandbox/clock")).GetProperty("now").GetDateTime().AddHours(-1);
        return (now.Year - 2026) * 12 + now.Month - 6;
    }

    private static Task<int> FinalAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<InvoiceRow>().CountAsync(i => i.State == InvoiceState.Open));

    private static async Task UntilAsync(PortalKit kit, Func<int, bool> enough)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!enough(await FinalAsync(kit))) patience.Token.ThrowIfCancellationRequested();
    }
}
