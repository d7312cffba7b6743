using System.Data.Common;
using BillingPortal.Platform.Data.Conventions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace BillingPortal.Platform.Data.Bulk;

/// <summary>
/// Writes many rows of one kind in the transaction of <see cref="Writing.WriteAsync{T}"/>: on SQLite with one prepared statement, on PostgreSQL with one for all rows.
/// EF does the same with a command, a reader and an entry of its tracker for each, which costs several times what the database needs. Rows are not tracked.
/// </summary>
internal static class BulkWriting
{
    /// <summary>Numbers for so many new rows, so that others can name them before they stand there.</summary>
    public static async Task<IReadOnlyList<long>> ReserveAsync<T>(this PortalDb db, int many, CancellationToken ct) where T : class
    {
        var table = BulkTable<T>.Of(db);
        if (db.Database.IsNpgsql())
            return await db.Database.SqlQuery<long>($"""select nextval(pg_get_serial_sequence({table.Name}, {table.Key[0].Name.Trim('"')})) as "Value" from generate_series(1, {many})""").ToListAsync(ct);
        var last = (await db.Database.SqlQuery<long>($"""select coalesce(max(seq), 0) as "Value" from sqlite_sequence where name = {table.Name}""").ToListAsync(ct)).Single();
        return [.. Enumerable.Range(1, many).Select(i => last + i)];
    }

    /// <param name="once">Rows that are there already stay as they are.</param>
    public static async Task InsertAllAsync<T>(this PortalDb db, IReadOnlyList<T> rows, CancellationToken ct, bool once = false) where T : class
    {
        if (rows.Count == 0) return;
        var table = BulkTable<T>.Of(db);
        var (columns, otherwise) = (table.OfNew(rows[0]), once ? " on conflict do nothing" : "");
        var into = $"insert into {table.Name} ({Names(columns)})";
        await RunAsync(db, rows, columns, $"{into} values ({string.Join(", ", columns.Select(_ => "?"))}){otherwise}", $"{into} select * from unnest({Numbered(columns)}){otherwise}", ct);
    }

    /// <summary>Stores these properties of rows that are as they were read; when one is not, nothing is.</summary>
    public static async Task UpdateAllAsync<T>(this PortalDb db, IReadOnlyList<T> rows, IReadOnlyList<string> properties, CancellationToken ct) where T : class, IVersioned
    {
        if (rows.Count == 0) return;
        var table = BulkTable<T>.Of(db);
        var version = table.Column(nameof(IVersioned.Version));
        BulkColumn<T>[] moved = [.. properties.Select(table.Column)], same = [.. table.Key, version];
        var changed = await RunAsync(db, rows, [.. moved, .. same],
            $"update {table.Name} set {Each(moved, c => $"{c} = ?")}, {version.Name} = {version.Name} + 1 where {Each(same, c => $"{c} = ?", " and ")}",
            $"update {table.Name} t set {Each(moved, c => $"{c} = n.{c}")}, {version.Name} = t.{version.Name} + 1 from unnest({Numbered([.. moved, .. same])}) as n({Names([.. moved, .. same])}) where {Each(same, c => $"t.{c} = n.{c}", " and ")}", ct);
        if (changed != rows.Count) throw new DbUpdateConcurrencyException($"{rows.Count - changed} of {rows.Count} rows of {table.Name} were changed meanwhile.");
        foreach (var row in rows) row.Version++;
    }

    private static async Task<int> RunAsync<T>(PortalDb db, IReadOnlyList<T> rows, IReadOnlyList<BulkColumn<T>> columns, string sqlite, string postgres, CancellationToken ct)
    {
        if (!db.InGate) throw new InvalidOperationException("Rows are written in bulk through WriteAsync, so that they share one transaction with what belongs to them.");
        try
        {
            return db.Database.IsNpgsql() ? await db.Database.ExecuteSqlRawAsync(postgres, columns.Select((c, i) => c.All("p" + i, rows)), ct) : Run(db, rows, columns, sqlite);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException($"{rows.Count} rows of {typeof(T).Name} could not be written: {refused.Message}", refused);
        }
    }

    private static int Run<T>(PortalDb db, IReadOnlyList<T> rows, IReadOnlyList<BulkColumn<T>> columns, string sql)
    {
        foreach (var heard in db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<IHearsBulk>() ?? []) heard.Writing();
        using var statement = new NativeStatement((SqliteConnection)db.Database.GetDbConnection(), sql);
        var changed = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++) columns[i].Bind(statement, i + 1, row);
            statement.Run();
            changed += statement.Changed();
        }
        return changed;
    }

    private static string Names<T>(IEnumerable<BulkColumn<T>> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Numbered<T>(IReadOnlyList<BulkColumn<T>> columns) => string.Join(", ", columns.Select((_, i) => "@p" + i));

    private static string Each<T>(IEnumerable<BulkColumn<T>> columns, Func<string, string> told, string between = ", ") => string.Join(between, columns.Select(c => told(c.Name)));
}

/// <summary>Hears of rows that are written beside EF's commands, of which it tells interceptors nothing.</summary>
public interface IHearsBulk : IInterceptor
{
    void Writing();
}
