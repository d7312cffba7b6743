using BillingPortal.Platform.Verbs;

namespace BillingPortal.Platform.Audit;

internal sealed class AuditVerifyVerb(LastVerified verify) : IVerb
{
    public static string Words => "audit verify";

    public static string Summary => "Verifies the audit chain and names the first broken entry: audit verify [--head SEQUENCE:HASH]; exit code 1 if it is broken.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var logged = AuditHead.Parse(call.Option("head"));
        if (logged is null && call.Arguments.Contains("--head", StringComparer.Ordinal))
        {
            await call.Error.WriteLineAsync("Which head? Write it as it was logged: audit verify --head SEQUENCE:HASH.");
            return 2;
        }
        var report = await verify.VerifyAsync(logged, ct);
        await call.Out.WriteLineAsync($"{report.Sealed} sealed, {report.Unsealed} not sealed yet. Head: {report.Head}");
        await call.Out.WriteLineAsync(report.IsWhole ? "The audit chain is whole." : $"The audit chain is broken. {report.Sentence}");
        return report.IsWhole ? 0 : 1;
    }
}
