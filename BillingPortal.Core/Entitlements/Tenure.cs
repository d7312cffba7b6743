using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>A subscription as far as it says what units used in its time are.</summary>
/// <param name="From">Its beginning, included.</param>
/// <param name="TrialEndsAt">Null for a tier without a trial.</param>
/// <param name="AccessEndsAt">Cancelled: everything lasts until then.</param>
/// <param name="Until">When another one took its place, excluded; null for the one that counts.</param>
/// <param name="History">The tiers of this subscription alone.</param>
public sealed record Tenure(DateTime From, DateTime? TrialEndsAt, DateTime? AccessEndsAt, DateTime? Until, PlanHistory History)
{
    /// <summary>
    /// The whole life of a customer in stretches, in order and without gaps; before the first and after the last there is nothing.
    /// It is the one decision about access, asked at each instant at which it may change.
    /// <example>Basic from 3 June with a trial of 14 days, a card on the 20th: trial until the 17th, unbilled until the 20th, paid from then on.</example>
    /// </summary>
    public static IReadOnlyList<Stretch> Tell(IReadOnlyList<Tenure> tenures, IReadOnlyList<CardSpan> cards, AccessRules rules, TimeZoneInfo zone)
    {
        var stretches = new List<Stretch>();
        foreach (var tenure in tenures)
        {
            DateTime[] turns = tenure.Turns(cards, zone).ToArray();
            for (var i = 0; i < turns.Length; i++)
                Add(stretches, new(turns[i], i + 1 < turns.Length ? turns[i + 1] : tenure.Until, tenure.KindAt(turns[i], cards, rules, zone)));
        }

        return stretches;
    }

    private StretchKind KindAt(DateTime instant, IReadOnlyList<CardSpan> cards, AccessRules rules, TimeZoneInfo zone) =>
        DecideAccess.At(instant, new(History.On(zone.DayOf(instant)), TrialEndsAt, cards, AccessEndsAt), rules).State switch
        {
            AccessState.Trial => StretchKind.Trial,
            AccessState.Free => StretchKind.Free,
            AccessState.Active => StretchKind.Paid,
            _ => StretchKind.Unbilled,
        };

    private IEnumerable<DateTime> Turns(IReadOnlyList<CardSpan> cards, TimeZoneInfo zone)
    {
        var instants = new List<DateTime?> { TrialEndsAt, AccessEndsAt };
        foreach (var card in cards) instants.AddRange(new DateTime?[] { card.From, card.Until });
        foreach (var choice in History.Choices)
            if (choice.From > DateOnly.MinValue) instants.Add(zone.StartOf(choice.From));
        return instants.OfType<DateTime>().Where(at => at > From && !(at >= Until)).Append(From).Distinct().Order();
    }

    private static void Add(List<Stretch> stretches, Stretch next)
    {
        if (stretches.Count > 0 && stretches[^1] is var last && last.Kind == next.Kind && last.Until == next.From) stretches[^1] = last with { Until = next.Until };
        else stretches.Add(next);
    }
}
