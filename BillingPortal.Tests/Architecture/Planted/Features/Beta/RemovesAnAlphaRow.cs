using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class RemovesAnAlphaRow
{
    public static void Remove(DbContext db, AlphaRow row) => db.Remove(row);
}
