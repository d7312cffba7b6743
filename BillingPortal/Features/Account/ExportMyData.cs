using System.Text.Encodings.Web;
using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Everything that the portal keeps of a person, as a file that they can read.</summary>
internal sealed class ExportMyData(IDbContextFactory<PortalDb> database, IEnumerable<IPersonalData> rooms)
{
    // The file is read by people and programs, never put into a page: letters stay letters.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<byte[]> RunAsync(string person, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var owner = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person, ct);
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var room in rooms) all[room.Name] = await room.ExportAsync(db, owner, ct);
        return JsonSerializer.SerializeToUtf8Bytes(all, Readable);
    }
}
