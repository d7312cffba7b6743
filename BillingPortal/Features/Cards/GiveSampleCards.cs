using System.Globalization;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

internal sealed class GiveSampleCards(AccessNews news) : ISampleCards
{
    private const string Start = "pm_sample_";
    private const string Well = "_visa";
    private const string Declined = "_chargeCustomerFail";
    private const int YearsToExpiry = 8;

    /// <summary>The stand-in of Stripe makes such a card when it is first named, so that none is asked for now: it knows by the name whose it is and how it behaves.</summary>
    public static string MethodOf(long profileId, bool declines = false) => Start + profileId.ToString(CultureInfo.InvariantCulture) + (declines ? Declined : Well);

    public async Task GiveAsync(PortalDb db, long profileId, DateTime setUpAt, bool declines = false, CancellationToken ct = default)
    {
        if (await db.Set<CardRow>().AnyAsync(c => c.ProfileId == profileId, ct)) return;
        db.Add(new CardRow
        {
            ProfileId = profileId,
            MethodId = MethodOf(profileId, declines),
            Kind = "card",
            Brand = "visa",
            Last4 = declines ? "0341" : "4242",
            ExpiryMonth = setUpAt.Month,
            ExpiryYear = setUpAt.Year + YearsToExpiry,
            SetUpAt = setUpAt,
        });
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, profileId, setUpAt, "card.set-up", MethodOf(profileId, declines), "A card was set up.", Actor.System, ct);
        await news.ChangedAsync(db, profileId, ct);
    }

    /// <summary>Takes it away again, for a card of Stripe's that comes now.</summary>
    public static async Task TakeAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var method = MethodOf(profileId);
        await db.Set<CardRow>().Where(c => c.ProfileId == profileId && c.MethodId == method).ExecuteDeleteAsync(ct);
    }
}
