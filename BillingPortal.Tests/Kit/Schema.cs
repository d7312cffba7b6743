using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Kit;

/// <summary>Everything the database says of its shape: tables, columns, indexes, triggers.</summary>
public static class Schema
{
    private const string Sqlite = "select type || ' ' || name || ' ' || coalesce(sql, '') as Value from sqlite_master where name not like 'sqlite_%' and name <> '__EFMigrationsLock' order by 1";

    private const string Postgres = """
        select x as "Value" from (
          select format('column %s.%s %s %s', table_name, column_name, data_type, is_nullable) x from information_schema.columns where table_schema = 'public' and table_name not like 'qrtz%'
          union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'qrtz%'
          union all select pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
        ) all_of_it order by 1
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(PortalKit kit) =>
        await kit.ReadAsync(db => db.Database.SqlQueryRaw<string>(kit.Store.Provider == DatabaseProvider.Sqlite ? Sqlite : Postgres).ToListAsync());
}
