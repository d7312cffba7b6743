using System.Reflection;
using BillingPortal.Platform.Settings;
using Xunit.Sdk;

namespace BillingPortal.Tests.Kit;

/// <summary>Runs a data test on SQLite and on PostgreSQL: its first argument is the provider. Where no PostgreSQL is at hand, <see cref="PostgresIsAtHand"/> says so by name.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothAttribute(params object[] more) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [DatabaseProvider.Sqlite, .. more];
        if (PostgresServer.Address is not null) yield return [DatabaseProvider.PostgreSQL, .. more];
    }
}

/// <summary>A test of PostgreSQL alone.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Address is null ? PostgresServer.Missing : null;
}

public sealed class PostgresIsAtHand
{
    [PostgresFact]
    [Trait("Part", "data")]
    public void DataTests_RunOnPostgresToo() => Assert.NotNull(PostgresServer.Address);
}
