using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class ClearsAlphaRows
{
    public static Task<int> ClearAsync(DbContext db) => db.Set<AlphaRow>().Where(r => r.Amount == 0).ExecuteDeleteAsync();
}
