using BillingPortal.Platform.Data;

namespace BillingPortal.Platform.Audit;

/// <summary>Verifies, and keeps what was found for the pages; the chain may be long, and a page shall not walk it.</summary>
public sealed class LastVerified(VerifyAudit verify, StoredSettings settings)
{
    private const string Name = "audit.verified";

    public async Task<AuditReport> VerifyAsync(AuditHead? logged = null, CancellationToken ct = default)
    {
        var report = await verify.RunAsync(logged, ct);
        var seen = await settings.ReadAsync<AuditReport?>(Name, null, ct);
        // Whoever was faster verified in the same moment: theirs is as good.
        await settings.WriteAsync(Name, report, seen.Version, ct);
        return report;
    }

    /// <summary>Null before the first time.</summary>
    public async Task<AuditReport?> ReadAsync(CancellationToken ct = default) => (await settings.ReadAsync<AuditReport?>(Name, null, ct)).Value;
}
