using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>What the first paid month of a customer is or would be, reckoned as it will be billed.</summary>
public sealed class FirstBill(Installation installation, BillingSettings settings)
{
    /// <summary>From when billing starts or started; as if a card were set up now where there is none. Null for a tier that costs nothing, after leaving, and where the month is not of one tier.</summary>
    public FirstMonth? Of(Standing standing)
    {
        if (standing is not { Subscribed.NeedsCard: true, Access.EndsAt: null, TrialEndsAt: { } trialEnds } || Changed(standing)) return null;
        return From(standing, trialEnds, standing.Access.BilledFrom ?? (trialEnds > standing.Now ? trialEnds : standing.Now));
    }

    /// <summary>The same if the trial ended at this instant, with a card.</summary>
    public FirstMonth? IfTrialEnded(Standing standing, DateTime at) => standing is { Subscribed.NeedsCard: true } ? From(standing, at, at) : null;

    /// <summary>Of a tier that somebody without a plan would begin with, if a card is there when the trial ends; null for one that costs nothing.</summary>
    public FirstMonth? IfBegun(Standing standing, TierTerms tier, DateTime trialEnds)
    {
        var day = installation.Zone.DayOf(trialEnds);
        var history = new PlanHistory([new(day, tier, [])], [new(day)], [.. standing.Plan!.Overrides.Select(o => OverrideTerms.Of(o, installation.Currency))]);
        return tier.NeedsCard ? FirstMonth.From(day, month => history.Month(month, 0, settings.CapFirstMonth)) : null;
    }

    // With another tier in its first month, or after it, that month is more than one line.
    private bool Changed(Standing standing) => standing is { Access.BilledFrom: { } from, Plan.History: { } history } && from <= standing.Now && history.On(installation.Zone.DayOf(from)) != standing.Subscribed;

    private FirstMonth From(Standing standing, DateTime trialEnds, DateTime start)
    {
        var day = installation.Zone.DayOf(start);
        var span = BillingSpan.Starting(day, settings.CountStartDay, installation.Zone.DayOf(trialEnds));
        var known = standing.Plan!.History!;
        var history = known with { Spans = [.. known.Spans.Where(s => s.Start < day), span] };
        return FirstMonth.From(day, month => history.Month(month, 0, settings.CapFirstMonth));
    }

    /// <summary>"Until 30 Jun 2027: 21 of 30 days, 70 units included, then $2.25 each; first charge about $35.00 on 1 Jul 2027."</summary>
    public string Sentence(FirstMonth month, Show show)
    {
        var above = month.PriceAbove is { } price ? $", then {show.UnitPrice(price.Major, installation.Currency)} each" : ", nothing is billed above";
        return $"Until {show.Date(month.Last)}: {month.Days} of {month.Of} days, {show.Number(month.Allowance)} units included{above}; first charge about {show.Money(month.Base)} on {show.Date(month.ChargedOn)}.";
    }
}
