using System.Data.Common;
using BillingPortal.Platform.Data.Providers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>Lets something happen just before a node's next statement with these words: what falls between two statements of one transaction.</summary>
public sealed class BeforeStatement(string words) : DbCommandInterceptor
{
    private Func<Task>? next;

    public void Watch(IServiceCollection services) => services.ConfigureDbContext<PostgresPortalDb>(o => o.AddInterceptors(this));

    /// <summary>Once, before the next such statement.</summary>
    public void Do(Func<Task> deed) => next = deed;

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(words, StringComparison.Ordinal) && Interlocked.Exchange(ref next, null) is { } deed) await deed();
        return result;
    }
}
