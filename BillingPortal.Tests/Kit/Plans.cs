using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Kit;

/// <summary>How a database means to answer a query.</summary>
internal static class Plans
{
    public static async Task<IReadOnlyList<string>> PlanAsync(this PortalKit kit, IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        var isSqlite = kit.Store.Provider == DatabaseProvider.Sqlite;
        command.CommandText = (isSqlite ? "explain query plan " : "explain ") + command.CommandText;
        await command.Connection!.OpenAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(isSqlite ? 3 : 0));
        await command.Connection.CloseAsync();
        return lines;
    }
}
