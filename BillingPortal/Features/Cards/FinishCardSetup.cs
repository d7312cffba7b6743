using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>The browser says that the form is through: Stripe is asked whether it is.</summary>
internal sealed class FinishCardSetup(IDbContextFactory<PortalDb> database, TakeSetup take)
{
    private static readonly Refusal NotYours = new(Codes.NotFound, "There is no such form. Reload the page.");

    public async Task<Result<FormState>> RunAsync(ActsFor who, string setupId, CancellationToken ct = default)
    {
        if (!who.MayManage) return BeginCardSetup.OnlyLooking;
        return await IsTheirsAsync(who.ProfileId, setupId, ct) ? await take.RunAsync(who.ProfileId, setupId, ct) : NotYours;
    }

    private async Task<bool> IsTheirsAsync(long profileId, string setupId, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardSetupRow>().AnyAsync(s => s.ProfileId == profileId && s.SetupId == setupId, ct);
    }
}
