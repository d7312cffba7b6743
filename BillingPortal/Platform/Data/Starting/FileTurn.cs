using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data.Starting;

/// <summary>
/// Who works with a SQLite file says so by a lock on an empty file beside it, which goes with the process. Portals share it; who must be alone takes it whole.
/// Who finds nobody there knows that whatever is leased in the books is leased to dead ones. On PostgreSQL there is no such file: there the leases alone speak.
/// </summary>
public sealed class FileTurn(IDbContextFactory<PortalDb> database, DatabaseSettings settings, Leases leases, TimeProvider time) : IDisposable
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private FileStream? held;

    /// <summary>As a portal, beside others. False when somebody wants to be alone there.</summary>
    public async Task<bool> ShareAsync(CancellationToken ct = default)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return true;
        var file = await FileAsync(ct);
        using (var alone = Open(file, FileShare.None))
            if (alone is not null) await leases.ForgetAsync(ct);
        // Another that starts at the same moment has it whole for that long.
        for (var tries = 1; (held = Open(file, FileShare.Read)) is null && tries < Tries; tries++) await Task.Delay(Pause, time, ct);
        return held is not null;
    }

    /// <summary>Alone, until the end of the program. False when a portal runs there, or somebody else is alone.</summary>
    public async Task<bool> TakeWholeAsync(CancellationToken ct = default)
    {
        if (settings.Provider != DatabaseProvider.Sqlite) return true;
        if ((held = Open(await FileAsync(ct), FileShare.None)) is null) return false;
        await leases.ForgetAsync(ct);
        return true;
    }

    public void Dispose() => held?.Dispose();

    private async Task<string> FileAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return db.Database.GetDbConnection().DataSource + ".open";
    }

    private static FileStream? Open(string file, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, share, 1);
        }
        catch (IOException)
        {
            return null; // somebody has it
        }
    }
}
