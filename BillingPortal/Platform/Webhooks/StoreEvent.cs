using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Webhooks;

/// <summary>Keeps an event, once for each event id, before anything is done about it.</summary>
public sealed class StoreEvent(IDbContextFactory<PortalDb> database, InboxBell bell, TimeProvider time)
{
    /// <summary>True when it is durable and was not here before; false when it was here already.</summary>
    public async Task<bool> RunAsync(byte[] body, CancellationToken ct = default)
    {
        var envelope = Envelope.Read(body);
        var digest = Convert.ToHexStringLower(SHA256.HashData(body));
        var eventId = envelope?.EventId ?? "unreadable_" + digest;
        try
        {
            return await database.WriteAsync(async db =>
            {
                if (await IsHereAsync(db, eventId, ct)) return false;
                db.Add(RowOf(eventId, envelope, body, digest));
                db.AfterCommit(bell.Ring);
                return true;
            }, ct);
        }
        catch (DbUpdateException)
        {
            // On PostgreSQL two nodes may both see none; the unique index lets one of them in.
            await using var db = await database.CreateDbContextAsync(ct);
            if (await IsHereAsync(db, eventId, ct)) return false;
            throw;
        }
    }

    private static Task<bool> IsHereAsync(PortalDb db, string eventId, CancellationToken ct) => db.Set<StripeEventRow>().AnyAsync(e => e.EventId == eventId, ct);

    private StripeEventRow RowOf(string eventId, Envelope? envelope, byte[] body, string digest)
    {
        var now = time.Instant();
        var subject = envelope?.Subject ?? eventId;
        return new()
        {
            EventId = eventId,
            Type = envelope?.Type ?? "",
            Subject = subject,
            ObjectId = envelope?.ObjectId,
            Livemode = envelope?.Livemode ?? false,
            ApiVersion = envelope?.ApiVersion,
            CreatedAt = envelope?.CreatedAt,
            ReceivedAt = now,
            Digest = digest,
            Payload = new() { Body = body },
            Work = envelope is null
                ? new() { Subject = subject, State = StripeEventState.Unreadable, DueAt = now, EndedAt = now, Reason = "The signature is right, but the body is no event of Stripe." }
                : new() { Subject = subject, DueAt = now },
        };
    }
}
