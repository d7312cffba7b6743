using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>How rows become what the outside sees.</summary>
internal static class CustomerReading
{
    public static async Task<IReadOnlyList<Customer>> ShowAsync(this IQueryable<BillingProfileRow> profiles, PortalDb db, DateTime now, CancellationToken ct)
    {
        var rows = await profiles.Select(p => new
        {
            Row = p,
            People = db.Set<MembershipRow>().Count(m => m.ProfileId == p.Id),
            Last = db.Set<InvitationRow>().Where(i => i.ProfileId == p.Id).OrderByDescending(i => i.Id).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(r => Show(r.Row, r.People, State(r.Last, now)))];
    }

    /// <summary>What staff call it by.</summary>
    public static string Title(this BillingProfileRow profile) => profile.Name ?? profile.Email ?? profile.Reference ?? profile.PublicId;

    public static string State(InvitationRow? invitation, DateTime now) => invitation switch
    {
        null => "none",
        { AcceptedAt: not null } => "accepted",
        { RevokedAt: not null } => "revoked",
        _ when invitation.ExpiresAt <= now => "expired",
        _ => "open",
    };

    private static Customer Show(BillingProfileRow row, int people, string invitation) => new(
        row.PublicId, row.Reference, row.Email, row.Name, row.Locale, row.TimeZone, row.PlanAsked, invitation, people, row.CreatedAt, row.ErasedAt, row.Version);
}
