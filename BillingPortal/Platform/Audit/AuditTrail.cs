using System.Diagnostics;
using System.Text.Json;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Platform.Audit;

/// <summary>Writes down who did what, in the transaction of the deed. Ids only, and personal values as salted hashes (<see cref="Veil"/>).</summary>
public sealed class AuditTrail(TimeProvider time, AuditBell bell)
{
    /// <param name="action">A room and a verb: "api-key.revoked".</param>
    /// <param name="subject">What it was done to: "api-key:7", "person:ID".</param>
    public void Write(PortalDb db, Actor actor, string action, string subject, object? before = null, object? after = null, string? reason = null)
    {
        db.AfterCommit(bell.Ring);
        db.Add(new AuditEntryRow
        {
            At = time.Instant(),
            Actor = actor.Name,
            Action = action,
            Subject = subject,
            Before = Json(before),
            After = Json(after),
            Reason = reason,
            RequestId = Activity.Current?.TraceId.ToHexString(),
        });
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
