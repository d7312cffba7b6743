using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class OpensATransaction
{
    public static Task OpenAsync(DbContext db) => db.Database.BeginTransactionAsync();
}
