using Npgsql;

namespace BillingPortal.Tests.Kit;

/// <summary>The private server that <c>./test</c> starts; each test gets a database of its own on it.</summary>
public static class PostgresServer
{
    public const string Missing = "PORTAL_TEST_POSTGRES is not set: no PostgreSQL is at hand. ./test starts one.";

    public static string? Address => Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is { Length: > 0 } address ? address : null;

    public static string AddressOf(string database) => new NpgsqlConnectionStringBuilder(Address) { Database = database, MaxPoolSize = 20 }.ToString();

    public static async Task<string> CreateAsync(string name, string? template = null)
    {
        await RunAsync($"create database {name}" + (template is null ? "" : $" template {template}"));
        return AddressOf(name);
    }

    public static async Task DropAsync(string name)
    {
        await using (var connection = new NpgsqlConnection(AddressOf(name))) NpgsqlConnection.ClearPool(connection);
        await RunAsync($"drop database if exists {name} with (force)");
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
