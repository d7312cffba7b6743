using System.Globalization;
using System.Text;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

/// <summary>Looks for what is left of the person of <see cref="Life"/>.</summary>
internal static class LeftTraces
{
    private static readonly string[] Words = [Life.Email, "rosalind", "quince", Life.Name, "applewood"];

    /// <summary>Not in a column of a table, not in a file beside the database, not in a line of the log.</summary>
    public static async Task ExpectNoneAsync(PortalKit kit, LogRecorder? log, params string[] more)
    {
        foreach (var word in Words.Concat(more))
        {
            Assert.Empty(await EveryColumn.HoldingAsync(kit, word));
            Assert.DoesNotContain(Directory.GetFiles(kit.Store.Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("portal.db", StringComparison.Ordinal)),
                file => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(word, StringComparison.OrdinalIgnoreCase));
            if (log is not null) Assert.Empty(log.Lines.Where(line => line.Holds(word)).Select(line => line.ToString()));
        }
    }

    /// <summary>That nothing stands in a log proves nothing until the log is known to have listened.</summary>
    public static void ExpectHeard(LogRecorder log, string category, params string[] words) =>
        Assert.Contains(log.Lines, line => line.Category == category && words.All(line.Holds));
}

/// <summary>Looks for words in everything that stands in the database, whatever its tables and columns are called.</summary>
internal static class EveryColumn
{
    public static async Task<IReadOnlyList<string>> HoldingAsync(PortalKit kit, string words)
    {
        var found = new List<string>();
        await using var db = await kit.Database.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in await ReadAsync(db, kit.Store.Provider == DatabaseProvider.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1"))
            if ((await RowsAsync(db, table)).Any(row => row.Contains(words, StringComparison.OrdinalIgnoreCase))) found.Add(table);
        return found;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(PortalDb db, string sql) => await db.Database.SqlQueryRaw<string>(sql).ToListAsync();

    private static async Task<IReadOnlyList<string>> RowsAsync(PortalDb db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // a name that the database itself gave
        command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }
}
