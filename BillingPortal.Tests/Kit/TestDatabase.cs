using System.Globalization;
using System.Security.Cryptography;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>A database of a test's own: empty, or a copy of one that was migrated once for all tests of the run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<TestDatabase>> SqliteTemplate = new(() => MigratedAsync(DatabaseProvider.Sqlite));
    private static readonly Lazy<Task<TestDatabase>> PostgresTemplate = new(() => MigratedAsync(DatabaseProvider.PostgreSQL));

    private readonly string name = "t_" + RandomNumberGenerator.GetHexString(12, lowercase: true);

    private TestDatabase(DatabaseProvider provider)
    {
        Provider = provider;
        Folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    }

    public DatabaseProvider Provider { get; }

    public string Folder { get; }

    /// <summary>What makes the program use it.</summary>
    public string[] Arguments => [$"--Portal:DataFolder={Folder}", $"--Database:Provider={Provider}",
        .. Provider == DatabaseProvider.PostgreSQL ? [$"--ConnectionStrings:Portal={PostgresServer.AddressOf(name)}"] : Array.Empty<string>()];

    public string SqliteFile => Path.Combine(Folder, "portal.db");

    public string PostgresAddress => PostgresServer.AddressOf(name);

    public static async Task<TestDatabase> EmptyAsync(DatabaseProvider provider)
    {
        var database = new TestDatabase(provider);
        if (provider == DatabaseProvider.PostgreSQL) await PostgresServer.CreateAsync(database.name);
        return database;
    }

    public static async Task<TestDatabase> ReadyAsync(DatabaseProvider provider)
    {
        var template = await (provider == DatabaseProvider.Sqlite ? SqliteTemplate : PostgresTemplate).Value;
        var database = new TestDatabase(provider);
        if (provider == DatabaseProvider.Sqlite) File.Copy(template.SqliteFile, database.SqliteFile);
        else await PostgresServer.CreateAsync(database.name, template.name);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.PostgreSQL) await PostgresServer.DropAsync(name);
        else SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Provider}");

    private static async Task<TestDatabase> MigratedAsync(DatabaseProvider provider)
    {
        var database = await EmptyAsync(provider);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await using (var app = Program.Build(["--environment=Development", .. database.Arguments]))
            await app.Services.GetRequiredService<PrepareDatabase>().MigrateAsync();
        await database.CloseAsync();
        return database;
    }

    // A template that somebody is connected to cannot be copied, nor a file whose log was not written back.
    private async Task CloseAsync()
    {
        if (Provider == DatabaseProvider.PostgreSQL)
        {
            await using var connection = new Npgsql.NpgsqlConnection(PostgresAddress);
            Npgsql.NpgsqlConnection.ClearPool(connection);
            return;
        }
        SqliteConnection.ClearAllPools();
        await using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = SqliteFile, Pooling = false }.ToString());
        await sqlite.OpenAsync();
        await using var checkpoint = sqlite.CreateCommand();
        checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
        await checkpoint.ExecuteNonQueryAsync();
    }
}
