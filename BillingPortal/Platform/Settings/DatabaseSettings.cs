namespace BillingPortal.Platform.Settings;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSQL,
}

/// <summary>The section <c>Database</c>; the address itself is <c>ConnectionStrings:Portal</c>, which SQLite does not need.</summary>
public sealed class DatabaseSettings : ISettings
{
    public static string Section => "Database";

    public DatabaseProvider Provider { get; init; }

    public IEnumerable<string> Faults() => [];
}
