using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>At how many percent a customer wants to be told.</summary>
/// <param name="Version">0 where they chose nothing yet.</param>
internal sealed record OwnMarks(IReadOnlyList<int> Percents, int Version)
{
    public static OwnMarks Usual { get; } = new(UsageMarks.Usual, 0);

    public static async Task<OwnMarks> ReadAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await ReadAsync(db, [profileId], ct)).GetValueOrDefault(profileId, Usual);

    /// <summary>Of several; whoever chose nothing is not in it.</summary>
    public static async Task<IReadOnlyDictionary<long, OwnMarks>> ReadAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default) =>
        await db.Set<UsageMarksRow>().AsNoTracking().Where(m => profiles.Contains(m.ProfileId)).ToDictionaryAsync(m => m.ProfileId, m => new OwnMarks(UsageMarks.Find(m.Marks) ?? [], m.Version), ct);

    public static string Written(IReadOnlyList<int> percents) => string.Join(' ', percents);
}
