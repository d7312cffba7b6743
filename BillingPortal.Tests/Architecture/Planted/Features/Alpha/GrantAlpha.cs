using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal sealed class GrantAlpha(DbContext db)
{
    public async Task RunAsync()
    {
        var row = await db.Set<AlphaRow>().SingleAsync(r => r.Id == 1);
        row.Amount = 2;
        db.Add(new AlphaRow());
        await db.SaveChangesAsync();
    }
}
