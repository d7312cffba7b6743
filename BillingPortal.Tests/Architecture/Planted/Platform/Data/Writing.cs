using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Data;

internal static class Writing
{
    public static void Write(Action work) => work();

    public static Task BeginAsync(DbContext db) => db.Database.BeginTransactionAsync();
}
