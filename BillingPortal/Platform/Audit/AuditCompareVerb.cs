using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Verbs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

/// <summary>"This was my address then": says whether the trail agrees, without ever having kept the address.</summary>
internal sealed class AuditCompareVerb(IDbContextFactory<PortalDb> database, Veil veil) : IVerb
{
    public static string Words => "audit compare";

    public static string Summary => "Compares a claimed value with the hashes in a subject's entries: audit compare --subject customer:ID --value V; exit code 1 if it is in none.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Option("subject") is not { } subject || string.IsNullOrWhiteSpace(call.Option("value"))) return await WrongAsync(call);
        await using var db = await database.CreateDbContextAsync(ct);
        if (await veil.FindAsync(db, subject, ct) is not { } cover)
        {
            await call.Out.WriteLineAsync($"Nothing can be compared for {subject}: it never had a personal value, or was erased and its salt with it.");
            return 1;
        }
        var hash = cover.Over(call.Option("value"));
        var entries = await db.Set<AuditEntryRow>().AsNoTracking().Where(e => e.Subject == subject).OrderBy(e => e.Id).ToListAsync(ct);
        var found = entries.SelectMany(e => Fields(e.Before, hash).Select(f => (e, $"{f} before")).Concat(Fields(e.After, hash).Select(f => (e, $"{f} after")))).ToList();
        foreach (var (entry, where) in found) await call.Out.WriteLineAsync($"Entry {entry.Id} of {entry.At:u}, {entry.Action}: {where}.");
        if (found.Count == 0) await call.Out.WriteLineAsync($"No entry of {subject} holds it.");
        return found.Count == 0 ? 1 : 0;
    }

    private static async Task<int> WrongAsync(VerbCall call)
    {
        await call.Error.WriteLineAsync("What with what? Write: audit compare --subject customer:ID --value ann@example.com");
        return 2;
    }

    private static string[] Fields(string? json, string? hash)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object ? []
            : [.. document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String && p.Value.GetString() == hash).Select(p => p.Name)];
    }
}
