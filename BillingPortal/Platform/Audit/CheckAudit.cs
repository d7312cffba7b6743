using BillingPortal.Platform.Jobs;

namespace BillingPortal.Platform.Audit;

/// <summary>Once a day: verifies the chain and writes its head into the log, which lies elsewhere than the database.</summary>
internal sealed class CheckAudit(SealEntries seal, LastVerified verify, ILogger<CheckAudit> log) : IWork
{
    public static string Name => "check-audit";

    public static Rhythm Rhythm => Rhythm.Daily(0, 10);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        await seal.RunAsync(ct);
        var report = await verify.VerifyAsync(ct: ct);
        log.LogInformation("Head of the audit chain: {Head}", report.Head);
        return report.IsWhole ? $"The audit chain is whole; its head is {report.Head}." : throw new InvalidOperationException($"The audit chain is broken. {report.Sentence}");
    }
}
