using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Entitlements;

/// <summary>Tells the history of customers from their rows.</summary>
internal sealed class ReadPlans(ICatalogue catalogue, Installation installation, BillingSettings settings, BillingClock clock) : ICustomerPlans
{
    public async Task<CustomerPlan> OfAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await OfAllAsync(db, [profileId], ct))[profileId];

    public async Task<IReadOnlyDictionary<long, CustomerPlan>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default)
    {
        var rows = await PlanRows.ReadAsync(db, profiles, ct);
        var rules = new AccessRules(settings.AfterTrial, settings.FallsToFree ? await catalogue.FreeAsync(db, ct) : null);
        return profiles.ToDictionary(p => p, p => Of(rows, rules, p));
    }

    private CustomerPlan Of(PlanRows rows, AccessRules rules, long profile)
    {
        SubscriptionRow[] all = [.. rows.Subscriptions[profile]];
        var (current, cards, overrides) = (Array.Find(all, s => s.EndedAt is null), rows.Cards[profile].ToArray(), rows.Overrides[profile].ToArray());
        if (all.Length == 0) return new(null, null, null, null, cards, overrides, []);
        var choices = all.Select((s, at) => Choices(rows, s, at + 1 < all.Length ? all[at + 1] : null, DateTime.MaxValue)).ToArray();
        var history = new PlanHistory([.. choices.SelectMany(c => c).OrderBy(c => c.From)], [], [.. overrides.Select(o => OverrideTerms.Of(o, installation.Currency))]) { SpendingCaps = Caps(rows, profile) };
        CardSpan[] spans = [.. cards.Select(c => new CardSpan(c.SetUpAt, c.EndedAt))];
        var life = Tenure.Tell([.. all.Select((s, at) => TenureOf(s, history with { Choices = choices[at] }))], spans, rules, installation.Zone);
        history = history with { Spans = [.. all.Select((s, at) => Span(s, history with { Choices = choices[at] }, spans)).OfType<BillingSpan>()] };
        return new(current, current is null ? null : Chosen(rows, current), current is null ? null : Morning(rows, current, history), history, cards, overrides, life);
    }

    private static Tenure TenureOf(SubscriptionRow row, PlanHistory history) => new(row.StartedAt, row.TrialEndsAt, row.AccessEndsAt, row.EndedAt, history);

    private DatedCap[] Caps(PlanRows rows, long profile) => [.. rows.Caps[profile].Select(c => new DatedCap(c.FromDay, c.CapMinor is { } most ? new(most, installation.Currency) : null))];

    // Without what was changed today.
    private TierTerms Morning(PlanRows rows, SubscriptionRow current, PlanHistory history)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        return (history with { Choices = Choices(rows, current, null, installation.Zone.StartOf(today)) }).On(today);
    }

    private TierVersionRow Chosen(PlanRows rows, SubscriptionRow current) =>
        rows.Versions[current.NextFrom <= installation.Zone.DayOf(clock.UtcNow) ? current.NextVersionId!.Value : current.TierVersionId];

    // What an ended one had planned for after its end never comes.
    private TierChoice[] Choices(PlanRows rows, SubscriptionRow of, SubscriptionRow? next, DateTime madeBefore)
    {
        PlanChangeRow[] changes = [.. rows.Changes[of.Id]];
        var last = next is null ? DateOnly.MaxValue : installation.Zone.DayOf(next.StartedAt);
        var first = changes is [var earliest, ..] ? earliest.BeforeVersionId : of.TierVersionId;
        return [Choice(rows, of.ProfileId, installation.Zone.DayOf(of.StartedAt), first),
            .. changes.Where(c => c.FromDay <= last && c.MadeAt < madeBefore).OrderBy(c => c.FromDay).Select(c => Choice(rows, of.ProfileId, c.FromDay, c.TierVersionId))];
    }

    private TierChoice Choice(PlanRows rows, long profile, DateOnly from, long version)
    {
        var chosen = rows.Versions[version];
        var terms = Terms.Of(chosen);
        return new(from, terms, [.. rows.Versions.Values.Where(v => v.TierId == chosen.TierId && v.Number > chosen.Number && v.ForAllFrom is not null).Select(v => Later(rows, profile, chosen, v)).OfType<LaterVersion>()]);
    }

    // A dearer one reaches only who was told, and in time.
    private LaterVersion? Later(PlanRows rows, long profile, TierVersionRow chosen, TierVersionRow version)
    {
        var (terms, from) = (Terms.Of(version), version.ForAllFrom!.Value);
        if (!Rises.IsRise(version, chosen, rows.Versions.Values)) return new(terms, from);
        if (rows.Notices[profile].FirstOrDefault(n => n.TierVersionId == version.Id) is not { } notice) return null;
        var earliest = PriceRise.EarliestDay(notice.ToldAt, settings.PriceNoticeDays, installation.Zone);
        return new(terms, earliest > from ? earliest : from);
    }

    // The history is that of this subscription alone: another tier that was taken on the day of its end is none of it.
    private BillingSpan? Span(SubscriptionRow row, PlanHistory history, CardSpan[] cards)
    {
        if (row.TrialEndsAt is not { } trialEnds || PaidBilling.StartsAt(trialEnds, cards) is not { } at || at >= row.AccessEndsAt || at >= row.EndedAt) return null;
        var zone = installation.Zone;
        var start = zone.DayOf(at);
        if (!history.On(start).NeedsCard) return null;
        DateOnly? trialEndedOn = row.PaidStart == PaidStart.AfterTrial ? zone.DayOf(trialEnds) : null;
        var span = row.PaidStart == PaidStart.Back ? new(start, StartCounts: true) : BillingSpan.Starting(start, settings.CountStartDay, trialEndedOn);
        return span with { CancelOn = row.CancelOn ?? Earlier(history.FreeFrom(start)?.AddDays(-1), row.EndedAt is { } ended ? zone.DayOf(ended) : null) };
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
