using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;

namespace BillingPortal.Platform.Audit;

public static class AuditDoor
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditBell>().AddSingleton<AuditTrail>().AddSingleton<AuditKey>().AddSingleton<Veil>();
        builder.Services.AddSingleton<SealEntries>().AddSingleton<VerifyAudit>().AddSingleton<LastVerified>();
        builder.Services.AddSingleton<IHealthCheck, AuditIsSealed>();
        builder.Services.AddWork<CheckAudit>();
        builder.Services.AddHostedService<CheckKeyAtStart>().AddHostedService<AuditPump>();
    }
}
