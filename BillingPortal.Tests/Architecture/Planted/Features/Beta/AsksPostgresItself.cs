using Npgsql;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class AsksPostgresItself
{
    public static Task OpenAsync(NpgsqlConnection connection) => connection.OpenAsync();
}
