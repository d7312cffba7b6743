using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Audit;

/// <summary>Writes audit entries, and does to them what nobody may.</summary>
internal static class Trail
{
    /// <summary>Entries five minutes apart.</summary>
    public static async Task WriteAsync(this PortalKit kit, int count)
    {
        for (var n = 1; n <= count; n++)
        {
            await kit.Database.WriteAsync(db => { kit.Get<AuditTrail>().Write(db, Actor.Terminal, "thing.changed", $"thing:{n}", new { n }, new { n = n + 1 }); return Task.CompletedTask; });
            kit.Time.Advance(TimeSpan.FromMinutes(5));
        }
    }

    public static Task<int> SealAsync(this PortalKit kit) => kit.Get<SealEntries>().RunAsync();

    public static Task<AuditReport> VerifyAsync(this PortalKit kit, AuditHead? logged = null) => kit.Get<VerifyAudit>().RunAsync(logged);

    public static async Task<(int Code, string Said)> CompareAsync(this PortalKit kit, string subject, string value)
    {
        using var said = new StringWriter { NewLine = "\n" };
        return (await new AuditCompareVerb(kit.Database, kit.Get<Veil>()).RunAsync(new VerbCall(["--subject", subject, "--value", value], said, said), CancellationToken.None), said.ToString());
    }

    /// <summary>Behind the guards: as somebody with the rights of the database's owner would.</summary>
    public static async Task TamperAsync(this PortalKit kit, string sql)
    {
        await using var connection = Snapshots.Connect(kit.Store);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Unguarded(kit.Store.Provider) + sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string Unguarded(DatabaseProvider provider) => string.Concat(new[] { "audit_entries", "audit_seals" }.Select(table => provider == DatabaseProvider.Sqlite
        ? $"pragma foreign_keys=off; drop trigger if exists {table}_refuses_update; drop trigger if exists {table}_refuses_delete; "
        : $"set session_replication_role = replica; drop trigger if exists {table}_refuses_change on {table}; "));
}
