using BillingPortal.Core;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Invoices.Truth.Jobs;
using BillingPortal.Features.Invoices.Truth.Verbs;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Invoices.Truth;

[Trait("Part", "data")]
public sealed class VerifyNightlyTests
{
    [Theory, OnBoth]
    public async Task WrongInvoice_IsSeenByNight_ByHealth_AndAtTheTerminal_UntilItIsRight(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        Assert.Contains("not made again yet", (await HealthAsync(kit)).Detail, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Done, (await kit.Get<RunWork>().RunAsync(VerifyNightly.Name, default)).Outcome);
        Assert.Equal("1 invoices made again from what they were made of, all right.", (await HealthAsync(kit)).Detail);
        Assert.Equal((true, false), await HealthAsync(kit) is { Ok: var ok, Degraded: var degraded } ? (ok, degraded) : default);
        Assert.Equal((0, "1 invoices made again, all right.\n"), await VerbAsync(kit, "all"));
        Assert.Equal((0, "INV-2026-000001  All of it is right: 1 event of usage was counted again, and 2 lines and the total come out the same.\n"), await VerbAsync(kit, "INV-2026-000001"));

        await kit.BehindAsync("update usage_events set units = 61 where units = 60");
        Assert.Equal(RunOutcome.Failed, (await kit.Get<RunWork>().RunAsync(VerifyNightly.Name, default)).Outcome);
        Assert.Equal(new("invoices", true, "1 of 1 invoices is not what it was made of: INV-2026-000001.", Degraded: true, "/admin/invoices"), await HealthAsync(kit));
        var (code, said) = await VerbAsync(kit, "all");
        Assert.Equal((1, "INV-2026-000001  usage_differs  60 units stand on the invoice for June 2026; the events that were there when it was made come to 61.\n1 of 1 invoices are not what they were made of.\n"), (code, said));

        // A wrong one is looked at each night, however old it is.
        await kit.UntilAsync("2026-10-01 00:30");
        var (kept, last) = (kit.Get<StoredSettings>(), await kit.Get<VerifyInvoices>().LastAsync());
        Assert.True(await kept.WriteAsync(LastVerified.Setting, last.Value with { Rolled = 1000 }, last.Version)); // its turn among the old ones is over
        var night = await kit.Get<VerifyInvoices>().NightAsync();
        Assert.Equal((await kit.InvoiceAsync(profile, "2026-06")).Id, Assert.Single(night.Wrong));
        await kit.BehindAsync("update usage_events set units = 60 where units = 61");
        Assert.Empty((await kit.Get<VerifyInvoices>().NightAsync()).Wrong);
        Assert.False((await HealthAsync(kit)).Degraded);
    }

    [Theory, OnBoth]
    public async Task VerbOfNothing_IsWrongUse(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal((2, "There is no invoice INV-2026-000009.\n"), await VerbAsync(kit, "INV-2026-000009"));
        Assert.Equal(2, (await VerbAsync(kit)).Code);
        Assert.Equal((0, "0 invoices made again, all right.\n"), await VerbAsync(kit, "all"));
    }

    private static async Task<HealthLine> HealthAsync(PortalKit kit) => (await kit.Get<IHealthReport>().ReadAsync(CancellationToken.None)).Single(l => l.Name == "invoices");

    private static async Task<(int Code, string Said)> VerbAsync(PortalKit kit, params string[] arguments)
    {
        var said = new StringWriter { NewLine = "\n" };
        return (await new InvoicesVerify(kit.Get<VerifyInvoices>()).RunAsync(new VerbCall(arguments, said, said), default), said.ToString());
    }
}
