using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>An invitation and its mail, in somebody's transaction. The links of those before it open nothing any more.</summary>
internal sealed class WriteInvitation(Post post, PortalAddress address, AuditTrail trail, TimeProvider time)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(14);

    private const int Bytes = 32;

    public async Task WriteAsync(PortalDb db, Actor actor, BillingProfileRow profile, CancellationToken ct)
    {
        var (now, token) = (time.Instant(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));
        await db.Set<InvitationRow>().Where(i => i.ProfileId == profile.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct);
        var row = new InvitationRow { ProfileId = profile.Id, TokenHash = Hash(token), ExpiresAt = now + GoodFor };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        await post.WriteAsync(db, InvitationLetter.Of(profile, row.Id, address.Of("/invitation?token=" + token)), ct);
        trail.Write(db, actor, "customer.invited", "customer:" + profile.PublicId);
    }

    public static byte[] Hash(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
}
