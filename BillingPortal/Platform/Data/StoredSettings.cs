using System.Text.Json;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Installation;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data;

/// <summary>Settings that people change while the portal runs. What stands in the configuration is not here.</summary>
public sealed class StoredSettings(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <summary>The value and its version; version 0 and the given default when it was never stored.</summary>
    public async Task<StoredSetting<T>> ReadAsync<T>(string name, T otherwise, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<SettingRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, ct);
        return row is null ? new(otherwise, 0) : new(JsonSerializer.Deserialize<T>(row.Value, JsonSerializerOptions.Web)!, row.Version);
    }

    /// <summary>Stores the value if it still has the version that the writer saw; false when somebody was faster.</summary>
    public Task<bool> WriteAsync<T>(string name, T value, int seenVersion, CancellationToken ct = default)
    {
        var json = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        var now = time.Instant();
        return database.WriteAsync(async db => (seenVersion == 0
            ? await db.Database.ExecuteSqlAsync($"insert into settings (name, value, changed_at, version) values ({name}, {json}, {now}, 1) on conflict (name) do nothing", ct)
            : await db.Set<SettingRow>().Where(s => s.Name == name && s.Version == seenVersion).ExecuteUpdateAsync(set => set
                .SetProperty(s => s.Value, json).SetProperty(s => s.ChangedAt, now).SetProperty(s => s.Version, seenVersion + 1), ct)) == 1, ct);
    }
}

public sealed record StoredSetting<T>(T Value, int Version);
