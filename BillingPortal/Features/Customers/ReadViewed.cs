using System.Security.Claims;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>The customer that somebody of the staff looks as, and until when.</summary>
internal sealed record Viewed(string CustomerId, string Title, DateTimeOffset Until);

internal sealed class ReadViewed(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <summary>Null for everybody who is just who they are.</summary>
    public async Task<Viewed?> RunAsync(ClaimsPrincipal person, CancellationToken ct = default)
    {
        if (ViewingAs.Of(person) is not { } viewing || viewing.Until <= time.GetUtcNow()) return null;
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.PublicId == viewing.Customer, ct) is { } profile ? new(viewing.Customer, profile.Title(), viewing.Until) : null;
    }
}
