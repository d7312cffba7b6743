using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Conventions;

/// <summary>
/// Rows that may change until they are final, and from then on are refused by the database itself, but for the columns that tell how they fare.
/// Put in place as the guards of <see cref="AppendOnly"/> are.
/// </summary>
public static class Frozen
{
    // As text, because migrations write annotations down.
    private const string OwnAnnotation = "Portal:FrozenUnless";
    private const string PartAnnotation = "Portal:FrozenWith";
    private const char Between = '|';

    /// <param name="open">A condition in SQL over the row's columns, each as <c>row.name</c>. While it does not hold, nothing but the moving columns changes, and it never holds again.</param>
    public static void IsFrozenUnless<T>(this EntityTypeBuilder<T> entity, string open, params string[] moving) where T : class =>
        entity.HasAnnotation(OwnAnnotation, string.Join(Between, [open, .. moving]));

    /// <summary>Parts of a row that freezes: none is added, changed or deleted from then on.</summary>
    /// <param name="table">Where that row stands.</param>
    /// <param name="key">The column that names it.</param>
    /// <param name="open">The condition, as for the row itself.</param>
    public static void IsFrozenWith<T>(this EntityTypeBuilder<T> entity, string table, string key, string open) where T : class =>
        entity.HasAnnotation(PartAnnotation, string.Join(Between, table, key, open));

    /// <summary>What puts the guards in place, safe to run again.</summary>
    internal static IEnumerable<string> Guards(IModel model, bool sqlite) => model.GetEntityTypes().SelectMany(e =>
        e.FindAnnotation(OwnAnnotation)?.Value is string own && own.Split(Between) is [var open, .. var moving] ? Own(e, new(open, moving), sqlite)
        : e.FindAnnotation(PartAnnotation)?.Value is string part && part.Split(Between) is [var table, var key, var condition] ? Part(e, new(table, key, condition), sqlite)
        : []);

    private static IEnumerable<string> Own(IEntityType entity, FrozenRow row, bool sqlite) => sqlite ? row.Sqlite(entity) : row.Postgres(entity);

    private static IEnumerable<string> Part(IEntityType entity, FrozenPart part, bool sqlite) => sqlite ? part.Sqlite(entity.GetTableName()!) : part.Postgres(entity.GetTableName()!);

    private static string Of(string condition, string row) => condition.Replace("row.", row + ".", StringComparison.Ordinal);

    private static string OnSqlite(string table, string verb, string when) =>
        $"drop trigger if exists {table}_frozen_{verb}; create trigger {table}_frozen_{verb} before {verb} on {table} when {when} begin select raise(abort, '{table}: this row is final: no {verb}'); end;";

    private static IEnumerable<string> OnPostgres(string table, string verbs, string refused, string after)
    {
        yield return $"create or replace function {table}_frozen() returns trigger language plpgsql as $$ begin if {refused} then raise exception '{table}: this row is final: no %', lower(tg_op); end if; {after} end $$;";
        yield return $"create or replace trigger {table}_frozen before {verbs} on {table} for each row execute function {table}_frozen();";
        yield return $"create or replace trigger {table}_refuses_truncate before truncate on {table} for each statement execute function refuse_change();";
    }

    private sealed record FrozenRow(string Open, string[] Moving)
    {
        public IEnumerable<string> Sqlite(IEntityType entity)
        {
            var table = entity.GetTableName()!;
            yield return OnSqlite(table, "delete", $"not ({Of(Open, "old")})");
            yield return OnSqlite(table, "update", $"not ({Of(Open, "old")}) and ({Of(Open, "new")} or {Changed(entity, "is not")})");
        }

        public IEnumerable<string> Postgres(IEntityType entity) => OnPostgres(entity.GetTableName()!, "update or delete",
            $"not ({Of(Open, "old")}) and (tg_op = 'DELETE' or {Of(Open, "new")} or {Changed(entity, "is distinct from")})", "if tg_op = 'DELETE' then return old; end if; return new;");

        private string Changed(IEntityType entity, string differs) =>
            string.Join(" or ", entity.GetProperties().Select(p => p.GetColumnName()).Except(Moving, StringComparer.Ordinal).Select(c => $"new.{c} {differs} old.{c}"));
    }

    private sealed record FrozenPart(string Table, string Key, string Open)
    {
        public IEnumerable<string> Sqlite(string table)
        {
            yield return OnSqlite(table, "insert", Final("new"));
            yield return OnSqlite(table, "update", $"{Final("old")} or {Final("new")}");
            yield return OnSqlite(table, "delete", Final("old"));
        }

        public IEnumerable<string> Postgres(string table) => OnPostgres(table, "insert or update or delete",
            $"(tg_op <> 'INSERT' and {Final("old")}) or (tg_op <> 'DELETE' and {Final("new")})", "if tg_op = 'DELETE' then return old; end if; return new;");

        // Not "is one open": a row that is being deleted is gone before its parts are.
        private string Final(string part) => $"exists (select 1 from {Table} as whole where whole.id = {part}.{Key} and not ({Of(Open, "whole")}))";
    }
}
