using Microsoft.Data.Sqlite;

namespace BillingPortal.E2E.Kit;

/// <summary>Where a portal of the tests writes.</summary>
internal static class DataFolder
{
    private const string DatabaseName = "portal.db";

    public static string Database(string folder) => Path.Combine(folder, DatabaseName);

    public static string Empty() => Directory.CreateTempSubdirectory("portal-e2e-").FullName;

    /// <summary>The same data in a folder of their own; a portal may be writing to the first.</summary>
    public static string Copy(string folder)
    {
        var copy = Empty();
        foreach (var file in Directory.GetFiles(folder).Where(f => !Path.GetFileName(f).StartsWith(DatabaseName, StringComparison.Ordinal))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        using var from = Open(folder);
        using var to = Open(copy);
        from.BackupDatabase(to);
        return copy;
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database(folder), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
