using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

public sealed record InboxTry(DateTime At, int Milliseconds, string Node, string? Error);

/// <param name="CreatedAt">By Stripe's clock.</param>
/// <param name="Payload">What Stripe sent, without what would let its reader act as the customer; null once the body was let go.</param>
/// <param name="Digest">SHA-256 of the body as it came.</param>
public sealed record OneEvent(InboxLine Line, string? ObjectId, string? ApiVersion, DateTime? CreatedAt, string? Payload, string Digest, IReadOnlyList<InboxTry> Tries)
{
    public bool CanGoAgain => Line.State is not (StripeEventState.Waiting or StripeEventState.Unreadable);
}

/// <summary>One event of the inbox with everything that was tried.</summary>
public sealed class InboxView(IDbContextFactory<PortalDb> database)
{
    public const string Removed = "(removed)";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<OneEvent?> RunAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var work = db.Set<StripeEventWorkRow>().AsNoTracking().Where(w => w.EventId == id);
        if (await InboxList.Lines(work).SingleOrDefaultAsync(ct) is not { } line) return null;
        var row = await db.Set<StripeEventRow>().AsNoTracking().Include(e => e.Payload).SingleAsync(e => e.Id == id, ct);
        var tries = await db.Set<StripeEventTryRow>().AsNoTracking().Where(t => t.EventId == id).OrderByDescending(t => t.Id)
            .Select(t => new InboxTry(t.At, t.Milliseconds, t.Node, t.Error)).ToListAsync(ct);
        return new(line, row.ObjectId, row.ApiVersion, row.CreatedAt, Readable(row.Payload?.Body), row.Digest, tries);
    }

    private static string? Readable(byte[]? body)
    {
        if (body is null) return null;
        try
        {
            var node = JsonNode.Parse(body);
            RemoveSecrets(node);
            return node?.ToJsonString(Indented);
        }
        catch (JsonException)
        {
            return Convert.ToHexString(body.AsSpan(0, Math.Min(body.Length, 4096))); // not JSON: its bytes
        }
    }

    // With an object's client secret anybody's browser could act on it.
    private static void RemoveSecrets(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) RemoveSecrets(item);
        if (node is not JsonObject inner) return;
        foreach (var name in inner.Select(p => p.Key).ToArray())
        {
            if (name.EndsWith("secret", StringComparison.Ordinal) && inner[name] is JsonValue) inner[name] = Removed;
            else RemoveSecrets(inner[name]);
        }
    }
}
