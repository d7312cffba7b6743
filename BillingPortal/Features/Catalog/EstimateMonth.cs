using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>What a month would cost, for whoever asks with figures of their own; nothing is kept.</summary>
internal sealed class EstimateMonth(IDbContextFactory<PortalDb> database, NamedTiers tiers, BillingSettings settings)
{
    public async Task<Result<RatedMonth>> RunAsync(JsonObject asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var month = new EstimateFields(await tiers.ReadAsync(db, ct), tiers.Currency, settings).Read(asked);
        return month.IsDone ? Rate(month.Value) : Result.Refuse<RatedMonth>(month.Refusals);
    }

    private static Result<RatedMonth> Rate(MonthToRate month)
    {
        try
        {
            return RateMonth.Of(month);
        }
        catch (OverflowException)
        {
            return new Refusal(AskedFields.Wrong, "With these figures the month comes to more than an amount can be. Write smaller ones.", "used");
        }
    }
}
