using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Conventions;

/// <summary>
/// Rows that the database itself refuses to change or delete. The guards are triggers, put in place after every migration
/// (EF rebuilds tables on SQLite and would lose them), and they hold against everyone who comes through SQL, not only against us.
/// </summary>
public static class AppendOnly
{
    private const string Annotation = "Portal:AppendOnly";

    /// <summary>No row of this table is ever changed or deleted.</summary>
    public static void IsAppendOnly<T>(this EntityTypeBuilder<T> entity) where T : class => entity.HasAnnotation(Annotation, true);

    /// <summary>What puts the guards in place, safe to run again.</summary>
    internal static IEnumerable<string> Guards(IModel model, bool sqlite)
    {
        var tables = model.GetEntityTypes().Where(e => e.FindAnnotation(Annotation) is not null).Select(e => e.GetTableName()!);
        return tables.SelectMany(table => sqlite ? Sqlite(table) : Postgres(table));
    }

    private static IEnumerable<string> Sqlite(string table) => new[] { "update", "delete" }.Select(verb =>
        $"create trigger if not exists {table}_refuses_{verb} before {verb} on {table} begin select raise(abort, '{table} is append-only: no {verb}'); end;");

    private static IEnumerable<string> Postgres(string table)
    {
        yield return "create or replace function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only: no %', tg_table_name, lower(tg_op); end $$;";
        yield return $"create or replace trigger {table}_refuses_change before update or delete on {table} for each row execute function refuse_change();";
        yield return $"create or replace trigger {table}_refuses_truncate before truncate on {table} for each statement execute function refuse_change();";
    }
}
