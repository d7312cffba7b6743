using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>A month that tiers are compared by.</summary>
/// <param name="IsFirst">It is not billed yet: what the first one would be.</param>
public sealed record MonthOfUse(CalendarMonth Month, long Used, bool IsRunning, bool IsFirst);

/// <summary>A tier as this customer sees it.</summary>
/// <param name="Costs">What it would have cost, month by month.</param>
/// <param name="Step">How it would be taken; null when it is the one that there is, or cannot be taken now.</param>
/// <param name="NeedsCard">It could be taken with a card.</param>
public sealed record TierForMe(TierTerms Terms, bool IsPresent, bool IsPlanned, IReadOnlyList<Money> Costs, PlanStep? Step, bool NeedsCard)
{
    internal Money Over(IEnumerable<int> months) => months.Aggregate(Money.Zero(Terms.Base.Currency), (sum, at) => sum + Costs[at]);
}

/// <summary>All that a customer can choose from.</summary>
/// <param name="Months">The latest first; empty for somebody of whom nothing was ever billed and nothing would be.</param>
public sealed record PlanChoices(PlanStage Stage, DateOnly Today, IReadOnlyList<MonthOfUse> Months, IReadOnlyList<TierForMe> Tiers)
{
    private IEnumerable<int> Used => Enumerable.Range(0, Months.Count).Where(at => !Months[at].IsFirst);

    /// <summary>One of the tiers that cost least over the months that were used; none when all cost the same, or there are none.</summary>
    public bool IsCheapest(TierForMe tier) => IsCheapest(tier, Used);

    /// <summary>The same of one of the months.</summary>
    public bool IsCheapest(TierForMe tier, int at) => IsCheapest(tier, Used.Where(month => month == at));

    private bool IsCheapest(TierForMe tier, IEnumerable<int> months) => Tiers.All(t => t.Over(months) >= tier.Over(months)) && Tiers.Any(t => t.Over(months) > tier.Over(months));
}

/// <summary>The tiers side by side, each with what it would have cost this customer.</summary>
internal sealed class ReadPlanChoices(IDbContextFactory<PortalDb> database, ICatalogue catalogue, IUsedUnits units, DecidePlan decide, BillingSettings settings, Installation installation)
{
    private const int MonthsBefore = 3;

    public async Task<PlanChoices?> RunAsync(Standing standing, CancellationToken ct = default)
    {
        if (standing is not { Subscription: { } mine, Subscribed: { } present }) return null;
        await using var db = await database.CreateDbContextAsync(ct);
        var context = new PlanContext(standing, installation, settings);
        var used = await units.OfAsync(db, mine.ProfileId, standing.Plan!, Calendar(context.Today), ct);
        var months = Months(standing, context, month => used.GetValueOrDefault(month));
        var tiers = new List<TierForMe>();
        foreach (var offered in await catalogue.OfferedAsync(db, ct))
            if (offered.Terms.Name != present.Name && !offered.IsByStripe) tiers.Add(await TierAsync(db, context, offered, months, ct));
        tiers.Insert(tiers.Count(t => t.Terms.Base < present.Base), Present(await TierAsync(db, context, Own(standing), months, ct), present));
        return new(DecidePlan.StageOf(standing), context.Today, months, tiers);
    }

    private static CalendarMonth[] Calendar(DateOnly today)
    {
        var months = new List<CalendarMonth> { CalendarMonth.Of(today).Next, CalendarMonth.Of(today) };
        while (months.Count < MonthsBefore + 2) months.Add(months[^1].Previous);
        return [.. months];
    }

    // Those of which there is a bill; where none is to come yet, the first one that would be.
    private MonthOfUse[] Months(Standing standing, PlanContext context, Func<CalendarMonth, long> used)
    {
        var (history, running) = (standing.Plan!.History!, CalendarMonth.Of(context.Today));
        var billed = Calendar(context.Today).Where(m => history.IsBilledIn(m) && m <= running && Rated(history, m, 0).Lines.Count > 0)
            .Select(m => new MonthOfUse(m, used(m), m == running, false));
        return context.FirstMonth is { } first && !history.IsBilledIn(first) ? [new(first, used(first), first == running, true), .. billed] : [.. billed];
    }

    private async Task<TierForMe> TierAsync(PortalDb db, PlanContext context, OfferedTier offered, MonthOfUse[] months, CancellationToken ct)
    {
        var decided = await decide.RunAsync(db, context.Standing, new(Wish.Take, offered.Terms.Name), ct);
        var history = context.Standing.Plan!.History!.As(offered.Terms);
        var costs = months.Select(m => m.IsFirst ? context.FirstAs(offered.Terms, m.Month, m.Used) : Rated(history, m.Month, m.Used).Total);
        var isPlanned = context.HasPlanned && context.Standing.Subscription!.NextVersionId == offered.VersionId;
        return new(offered.Terms, false, isPlanned, [.. costs], decided.IsDone ? decided.Value.Step : null, decided.Refused?.Code == Codes.CardNeeded);
    }

    // Whoever left takes the same tier again by coming back.
    private static TierForMe Present(TierForMe tier, TierTerms present) => tier with { Terms = present, IsPresent = true, Step = tier.Step is PlanStep.Restart ? tier.Step : null };

    private static OfferedTier Own(Standing standing) => new(standing.Plan!.Chosen!.TierId, standing.Plan.Chosen.Id, 0, false, false, standing.Subscribed!);

    private RatedMonth Rated(PlanHistory history, CalendarMonth month, long used) => RateMonth.Of(history.Month(month, used, settings.CapFirstMonth));
}
