using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Audit;

[Trait("Part", "data")]
public sealed class AuditVerbTests
{
    [Theory, OnBoth]
    public async Task Verify_OfAWholeChain_SaysItsHead(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(2);
        await kit.SealAsync();
        await kit.WriteAsync(1);
        var (code, said) = await VerifyAsync(kit);
        Assert.Equal(0, code);
        Assert.Matches("^2 sealed, 1 not sealed yet. Head: 2:[0-9a-f]{64}\nThe audit chain is whole.\n$", said);
    }

    [Theory, OnBoth]
    public async Task Verify_OfABrokenChain_NamesTheEntryAndEndsWithOne(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(3);
        await kit.SealAsync();
        await kit.TamperAsync("update audit_entries set reason = 'none' where id = 2");
        var (code, said) = await VerifyAsync(kit);
        Assert.Equal(1, code);
        Assert.Contains("The audit chain is broken. Entry 2, sealed as 2, was changed", said, StringComparison.Ordinal);
        Assert.Equal(AuditFault.Changed, (await kit.Get<LastVerified>().ReadAsync())?.Fault);
    }

    [Theory, OnBoth]
    public async Task Verify_WithTheLoggedHead_FindsTheMissingEnd(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(3);
        await kit.SealAsync();
        var head = (await kit.VerifyAsync()).Head;
        Assert.Equal(0, (await VerifyAsync(kit, "--head", head)).Code);
        await kit.TamperAsync("delete from audit_seals where sequence = 3; delete from audit_entries where id = 3");
        Assert.Equal(1, (await VerifyAsync(kit, "--head", head)).Code);
        Assert.Equal(2, (await VerifyAsync(kit, "--head", "3:beef")).Code);
        Assert.Equal(2, (await VerifyAsync(kit, "--head")).Code);
    }

    [Theory, OnBoth]
    public async Task DailyCheck_SealsVerifiesAndTellsTheHead(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(2);
        var run = await kit.Get<RunWork>().RunAsync("check-audit");
        Assert.Equal(RunOutcome.Done, run.Outcome);
        Assert.Contains("its head is " + (await kit.VerifyAsync()).Head, run.Message, StringComparison.Ordinal);

        await kit.TamperAsync("delete from audit_entries where id = 1");
        run = await kit.Get<RunWork>().RunAsync("check-audit");
        Assert.Equal((RunOutcome.Failed, "The audit chain is broken. Entry 1, sealed as 1, was deleted."), (run.Outcome, run.Message));
    }

    [Theory, OnBoth]
    public async Task Health_FailsWhenEntriesWaitOrTheChainIsBroken(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal(new("audit", true, "Sealed; not verified yet."), await HealthAsync(kit));
        await kit.WriteAsync(2);
        kit.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new("audit", false, "Entries wait for their seal; the log says why."), await HealthAsync(kit));
        await kit.SealAsync();
        await VerifyAsync(kit);
        Assert.Equal(new("audit", true, "Sealed; whole when verified on 2026-06-01."), await HealthAsync(kit));
        await kit.TamperAsync("update audit_entries set reason = 'none' where id = 2");
        await VerifyAsync(kit);
        Assert.False((await HealthAsync(kit)).Ok);
    }

    private static async Task<HealthLine> HealthAsync(PortalKit kit) => (await kit.Get<IHealthReport>().ReadAsync(CancellationToken.None)).Single(l => l.Name == "audit");

    private static async Task<(int Code, string Said)> VerifyAsync(PortalKit kit, params string[] arguments)
    {
        using var said = new StringWriter { NewLine = "\n" };
        return (await new AuditVerifyVerb(kit.Get<LastVerified>()).RunAsync(new VerbCall(arguments, said, said), CancellationToken.None), said.ToString());
    }
}
