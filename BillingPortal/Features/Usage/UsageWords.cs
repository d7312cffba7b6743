using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage;

/// <summary>How a customer stands with units, in sentences: the same on the pages and in the mails.</summary>
internal static class UsageWords
{
    /// <summary>What happens next and when.</summary>
    public static string Next(UsageStanding standing, Show show) => standing.Picture switch
    {
        { Period: null } => "Nothing can be used now, so nothing is counted against an allowance.",
        { IsHalted: true } picture => $"Use has stopped and goes on {When(picture, show)}, or sooner if you change what stops it.",
        { Period.Kind: StretchKind.Trial } picture => $"What is used in the trial is never billed. The trial ends on {show.InstantWithZone(picture.Period!.Until)}; then the count begins anew.",
        { Remaining: 0, Period.Kind: StretchKind.Paid } picture => $"All included units are used. {Above(standing, show)} The count begins anew on {show.InstantWithZone(picture.Period!.Until)}.",
        var picture => $"{Units(picture.Remaining, show)} of {show.Number(picture.Allowance)} {(picture.Remaining == 1 ? "is" : "are")} left until {show.InstantWithZone(picture.Period!.Until)}; then the count begins anew. {Above(standing, show)}",
    };

    /// <summary>What becomes of units above the allowance.</summary>
    public static string Above(UsageStanding standing, Show show) => (standing.Picture, standing.Standing.Access.Tier) switch
    {
        ({ Stop: { } stop } picture, _) when stop.Units <= picture.Allowance => $"At {Units(stop.Units, show)} use stops.",
        ({ Period.Kind: StretchKind.Paid, Stop: { Kind: StopKind.SpendingCap } stop }, { PriceAbove: { } price } tier) => $"Each unit above costs {show.UnitPrice(price.Major, tier.Base.Currency)}, up to your cap of {show.Money(stop.Amount!.Value)}; there use stops.",
        ({ Period.Kind: StretchKind.Paid, Stop: { } stop }, { PriceAbove: { } price } tier) => $"Each unit above costs {show.UnitPrice(price.Major, tier.Base.Currency)}; at {Units(stop.Units, show)} use stops.",
        ({ Period.Kind: StretchKind.Paid }, { PriceAbove: { } price } tier) => $"Each unit above costs {show.UnitPrice(price.Major, tier.Base.Currency)}.",
        ({ Stop: { } stop }, _) => $"At {Units(stop.Units, show)} use stops.",
        _ => "Nothing is charged above that.",
    };

    /// <summary>Why use has stopped.</summary>
    public static string Why(UsageStanding standing, Show show) => standing.Picture.Stop! switch
    {
        { Kind: StopKind.SpendingCap, Amount: { Minor: 0 } } => "The included units are used, and your spending cap lets nothing above them be billed.",
        { Kind: StopKind.SpendingCap, Amount: { } cap } => $"Units above the included ones have reached your spending cap of {show.Money(cap)}.",
        { Kind: StopKind.HardCap, Units: var units } => $"The {Units(units, show)} that were agreed for you are used.",
        { Units: 0 } => $"{standing.Standing.Access.Tier!.Name} includes no units.",
        { Units: var units } => $"All {Units(units, show)} that {standing.Standing.Access.Tier!.Name} includes are used, and it gives no more.",
    };

    /// <summary>The ways on, the quickest first.</summary>
    public static IEnumerable<string> WaysOn(UsageStanding standing, Show show)
    {
        if (standing.Picture.Stop!.Kind == StopKind.SpendingCap) yield return "Raise your spending cap, or take it away: use goes on at once.";
        yield return standing.Picture.Stop.Kind == StopKind.HardCap ? "Ask us for more: what was agreed for you can be changed." : "Choose a bigger plan: its units are yours at once.";
        yield return $"Or wait: the count begins anew {When(standing.Picture, show)}.";
    }

    /// <summary>That a mark is reached, in a few words.</summary>
    public static string Title(ReachedMark mark, UsageStanding standing, Show show) => (mark, standing.Picture.Stop?.Kind) switch
    {
        ({ IsHalt: true }, _) => "Use has stopped",
        ({ Of: MarkOf.Cap }, StopKind.SpendingCap) => $"{Percent(mark, show)} of your spending cap is used",
        ({ Of: MarkOf.Cap }, _) => $"{Percent(mark, show)} of your units are used",
        ({ Percent: 100 }, _) => "All included units are used",
        _ => $"{Percent(mark, show)} of the included units are used",
    };

    /// <summary>The figures of a mark, and what comes after it.</summary>
    public static string Sentence(ReachedMark mark, UsageStanding standing, Show show) => mark.Of == MarkOf.Cap && standing.Picture.Stop is { Kind: StopKind.SpendingCap, Amount: { } cap } stop
        ? $"{Units(mark.Used, show)} above the included ones cost {show.Money(Overage(standing.Picture.Month!))} so far, of the {show.Money(cap)} that you allow. At {Units(stop.Units, show)} in all use stops."
        : $"{show.Number(standing.Picture.Used)} of {Units(mark.Limit, show)} are used. {Above(standing, show)}";

    /// <summary>What the units above the allowance cost in a month.</summary>
    public static Money Overage(RatedMonth month) => month.Lines.Where(l => l.Kind == RatedLineKind.Overage).Aggregate(Money.Zero(month.Total.Currency), (sum, line) => sum + line.Amount);

    public static Money Overage(MonthToRate month) => Overage(RateMonth.Of(month));

    public static string Units(long units, Show show) => LineWords.Units(units, show);

    private static string Percent(ReachedMark mark, Show show) => show.Percent(mark.Percent / 100m);

    private static string When(UsagePicture picture, Show show) => $"on {show.InstantWithZone(picture.Period!.Until)}";
}
