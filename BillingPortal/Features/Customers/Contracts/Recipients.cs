using System.Globalization;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>To whom mails about a customer go, and how figures are written for them.</summary>
/// <param name="PersonId">Somebody of ours with that address, so that the mail is theirs to take along and to erase.</param>
public sealed record Recipient(string Email, string? PersonId, Show Show);

public sealed class Recipients(Installation installation)
{
    /// <summary>Null when the customer has no address that a mail can be sent to.</summary>
    public async Task<Recipient?> OfAsync(PortalDb db, long profileId, CancellationToken ct = default)
    {
        var profile = await db.Set<BillingProfileRow>().AsNoTracking().SingleAsync(p => p.Id == profileId, ct);
        if (profile.ErasedAt is not null || !EmailAddress.CanBeSentTo(profile.Email)) return null;
        var members = await db.Set<MembershipRow>().Where(m => m.ProfileId == profileId).Select(m => new { m.PersonId, m.Person.Email }).ToListAsync(ct);
        var person = members.FirstOrDefault(m => string.Equals(m.Email, profile.Email, StringComparison.OrdinalIgnoreCase))?.PersonId;
        return new(profile.Email!, person, new(CultureInfo.GetCultureInfo(profile.Locale), installation.Zone));
    }
}
