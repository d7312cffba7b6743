using System.Data.Common;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Providers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>The wire to the database, cut under a statement or a commit and dead from then on, as for a process that was killed there.</summary>
public sealed class CutWire
{
    private int left = int.MaxValue;

    /// <summary>How many statements and commits still come through.</summary>
    public void CutAfter(int statements) => Volatile.Write(ref left, statements);

    public void Cut(IServiceCollection services)
    {
        services.ConfigureDbContext<SqlitePortalDb>(o => o.AddInterceptors(new Statements(this), new Commits(this)));
        services.ConfigureDbContext<PostgresPortalDb>(o => o.AddInterceptors(new Statements(this), new Commits(this)));
    }

    private void Pass()
    {
        if (Interlocked.Decrement(ref left) < 0) throw new IOException("The wire was cut.");
    }

    private sealed class Statements(CutWire wire) : DbCommandInterceptor, IHearsBulk
    {
        public void Writing() => wire.Pass();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            wire.Pass();
            return new(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            wire.Pass();
            return new(result);
        }
    }

    private sealed class Commits(CutWire wire) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            wire.Pass();
            return new(result);
        }
    }
}
