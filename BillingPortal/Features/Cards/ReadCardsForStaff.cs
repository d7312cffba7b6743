using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <param name="Name">"Visa •••• 4242"; of one whose owner was erased only its kind.</param>
/// <param name="Expiry">"12/2030".</param>
/// <param name="IsNear">It expires within 60 days, or has.</param>
internal sealed record CardForStaff(string Name, string? Expiry, bool IsNear, string? Country, DateTime SetUpAt, DateTime? EndedAt, CardEnding? Ending);

/// <summary>Another customer who gave the same card.</summary>
internal sealed record SharedWith(string CustomerId, string Title);

/// <param name="Shared">The first few.</param>
/// <param name="SharedCount">All of them.</param>
internal sealed record CardsForStaff(CardForStaff? InUse, IReadOnlyList<CardForStaff> Earlier, IReadOnlyList<SharedWith> Shared, int SharedCount);

/// <summary>A customer's cards, newest first, and who else gave the one in use, or the last one: the same card in many trials is a sign.</summary>
internal sealed class ReadCardsForStaff(IDbContextFactory<PortalDb> database, Installation installation, BillingClock clock)
{
    public const int MostShared = 10;

    public async Task<CardsForStaff> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var cards = await db.Set<CardRow>().AsNoTracking().Where(c => c.ProfileId == profileId).OrderByDescending(c => c.SetUpAt).ThenByDescending(c => c.Id).ToListAsync(ct);
        var inUse = cards.Find(c => c.EndedAt is null);
        var (shared, count) = await SharedAsync(db, profileId, (inUse ?? cards.FirstOrDefault())?.FingerprintHash, ct);
        return new(inUse is null ? null : Show(inUse), [.. cards.Where(c => c != inUse).Select(Show)], shared, count);
    }

    private static async Task<(IReadOnlyList<SharedWith> First, int Count)> SharedAsync(PortalDb db, long profileId, string? hash, CancellationToken ct)
    {
        if (hash is null) return ([], 0);
        var others = db.Set<CardRow>().Where(c => c.FingerprintHash == hash && c.ProfileId != profileId).Select(c => c.ProfileId).Distinct();
        var first = await db.Set<CardRow>().Where(c => c.FingerprintHash == hash && c.ProfileId != profileId).Select(c => c.Profile).Distinct().OrderByDescending(p => p.Id).Take(MostShared)
            .Select(p => new SharedWith(p.PublicId, p.Name ?? p.Email ?? p.Reference ?? p.PublicId)).ToListAsync(ct);
        return (first, await others.CountAsync(ct));
    }

    private CardForStaff Show(CardRow card) => new(CardName.Of(card.Kind, card.Brand, card.Last4), CardName.Expiry(card.ExpiryYear, card.ExpiryMonth),
        card.EndedAt is null && TellExpiring.IsNear(card, clock.UtcNow, installation.Zone), card.Country, card.SetUpAt, card.EndedAt, card.Ending);
}
