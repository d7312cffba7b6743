using System.Data.Common;
using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>Writes down what is read from the database, so that the plans of it can be looked at: those of what is really asked, not of a copy of it.</summary>
public sealed class HeardStatements : DbCommandInterceptor
{
    private readonly List<(string Sql, DbParameter[] Values)> heard = [];

    public void Listen(IServiceCollection services)
    {
        services.ConfigureDbContext<SqlitePortalDb>(o => o.AddInterceptors(this));
        services.ConfigureDbContext<PostgresPortalDb>(o => o.AddInterceptors(this));
    }

    public void Forget() => heard.Clear();

    /// <summary>The plans of what was read since. On PostgreSQL as for large tables: a table is read as a whole, or sorted, only where no index leads there.</summary>
    public async Task<IReadOnlyList<QueryStep>> PlansAsync(PortalKit kit)
    {
        var isSqlite = kit.Store.Provider == DatabaseProvider.Sqlite;
        await using var db = await kit.Database.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        if (!isSqlite) await db.Database.ExecuteSqlRawAsync("set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off");
        var steps = new List<QueryStep>();
        foreach (var (sql, values) in heard.ToArray())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = (isSqlite ? "explain query plan " : "explain ") + sql;
            command.Parameters.AddRange(values);
            await using var reader = await command.ExecuteReaderAsync();
            var above = new Dictionary<long, string>();
            while (await reader.ReadAsync())
            {
                var text = reader.GetString(isSqlite ? 3 : 0).Trim();
                steps.Add(new(text, isSqlite ? above.GetValueOrDefault(reader.GetInt64(1), "") : "", sql));
                if (isSqlite) above[reader.GetInt64(0)] = text;
            }
        }
        return steps;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) heard.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));
        return new(result);
    }

    private static DbParameter Copy(DbParameter value) => value is ICloneable whole ? (DbParameter)whole.Clone() : new SqliteParameter(value.ParameterName, value.Value);
}

/// <summary>A line of a plan.</summary>
/// <param name="Of">The line that it is a part of; on SQLite only.</param>
public sealed record QueryStep(string Text, string Of, string Sql);
