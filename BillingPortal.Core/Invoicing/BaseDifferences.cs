using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>Tier by tier: lines of the same terms are held against each other, then those of the same tier, and what is left stands alone.</summary>
internal static class BaseDifferences
{
    public static IEnumerable<Difference> Of(ComposedLine[] before, ComposedLine[] now)
    {
        var left = now.ToList();
        var pairs = new List<(ComposedLine Before, ComposedLine? Now)>();
        foreach (var line in before) pairs.Add((line, Take(left, other => IsSame(line.Rated!.Terms, other.Rated!.Terms))));
        for (var i = 0; i < pairs.Count; i++)
            if (pairs[i].Now is null) pairs[i] = (pairs[i].Before, Take(left, other => other.Rated!.Tier == pairs[i].Before.Rated!.Tier));
        return pairs.SelectMany(p => p.Now is { } other ? Both(p.Before, other) : Alone(p.Before, null, -p.Before.Amount, now))
            .Concat(left.SelectMany(l => Alone(null, l, l.Amount, before)));
    }

    /// <summary>Why the same tier costs something else.</summary>
    public static DifferenceReason ReasonOf(TierTerms before, TierTerms now) => (before.Override, now.Override) switch
    {
        var (old, given) when string.Equals(old, given, StringComparison.Ordinal) => DifferenceReason.Price,
        (null, _) => DifferenceReason.OverrideBegan,
        (_, null) => DifferenceReason.OverrideEnded,
        _ => DifferenceReason.OverrideChanged,
    };

    // First the days at the price of before, then the price.
    private static IEnumerable<Difference> Both(ComposedLine before, ComposedLine now)
    {
        var (was, rated) = (before.Rated!, now.Rated!);
        var days = Rounding.ToCharge((Int128)was.Terms.Base.Minor * rated.Days, rated.Of, was.Amount.Currency);
        yield return new(DifferenceReason.Days, days - before.Amount, before, now);
        yield return new(ReasonOf(was.Terms, rated.Terms), now.Amount - days, before, now);
    }

    // The other invoice has the tier too, but in fewer pieces: then it is the terms that are new, or over.
    private static IEnumerable<Difference> Alone(ComposedLine? before, ComposedLine? now, Money amount, ComposedLine[] others)
    {
        var own = (before ?? now)!.Rated!;
        var other = others.LastOrDefault(o => o.Rated!.Tier == own.Tier)?.Rated;
        var reason = other is null ? DifferenceReason.Tier : before is null ? ReasonOf(other.Terms, own.Terms) : ReasonOf(own.Terms, other.Terms);
        yield return new(reason, amount, before, now);
    }

    private static ComposedLine? Take(List<ComposedLine> from, Predicate<ComposedLine> which)
    {
        var at = from.FindIndex(which);
        if (at < 0) return null;
        var line = from[at];
        from.RemoveAt(at);
        return line;
    }

    private static bool IsSame(TierTerms one, TierTerms other) => one.Name == other.Name && one.Version == other.Version && one.Override == other.Override;
}
