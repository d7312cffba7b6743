using BillingPortal.Platform.Data.Providers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BillingPortal.Platform.Data;

/// <summary>For <c>scripts/add-migration</c>: a model without a program and without a database.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePortalDb>
{
    public SqlitePortalDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=design.db").UseApplicationServiceProvider(DesignServices.WithIdentity).Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPortalDb>
{
    public PostgresPortalDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=design").UseApplicationServiceProvider(DesignServices.WithIdentity).Options);
}

/// <summary>Identity's context asks the application's services for its schema version, and silently takes the oldest without them.</summary>
internal static class DesignServices
{
    public static IServiceProvider WithIdentity { get; } = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version2).BuildServiceProvider();
}
