using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Api;

internal static class AsksTheDatabase
{
    public static Task<int> GetAsync(DbContext db) => db.Set<AlphaRow>().CountAsync();
}
