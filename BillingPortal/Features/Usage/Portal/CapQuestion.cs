using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>What is asked before a cap is set: what it means in units, what it makes billed, and from when it holds.</summary>
internal static class CapQuestion
{
    public static Question Of(CapMove move, CustomerLimits limits, Show show) => new(
        move.Wish is { } cap ? $"Cap units above the included ones at {show.Money(cap)}?" : "Let units above the included ones be billed without a cap?",
        string.Join(' ', Sentences(move, limits, show)),
        move switch { { Wish: null } => "Take the cap away", { WishFrom: { } from } => $"Cap at {show.Money(move.Now!.Value)} now, {show.Money(move.Wish.Value)} from {show.Date(from)}", _ => $"Cap at {show.Money(move.Wish.Value)}" },
        limits.Cap is { } old ? $"Keep {show.Money(old)}" : "Keep no cap");

    public static string Said(CapMove move, Show show) => move switch
    {
        { Wish: null } => "There is no spending cap any more.",
        { WishFrom: { } from } => $"The cap is {show.Money(move.Wish.Value)} from {show.Date(from)} on; until then {show.Money(move.Now!.Value)}.",
        _ => $"The cap is {show.Money(move.Wish.Value)}.",
    };

    private static IEnumerable<string> Sentences(CapMove move, CustomerLimits limits, Show show)
    {
        if (move is { WishFrom: { } from, Now: { } spent }) yield return $"Units above the included ones cost {show.Money(spent)} already. What was used is not made free: until {show.Date(from.AddDays(-1))} the cap is that amount, and use stops now. From {show.Date(from)} it is what you wish.";
        else if (move.Units is { } units) yield return $"On the terms of today that is {UsageWords.Units(units, show)} in all; then use stops until {show.InstantWithZone(limits.Standing.Picture.Period!.Until)}.";
        else if (move.Wish is null) yield return "Nothing but your plan stops use then.";
        if (Billed(move) is { Minor: > 0 } more) yield return $"Units that were used beyond the present cap are billed with this one: {show.Money(more)} more this month.";
        if (limits.Standing.Picture.IsHalted && IsOpenedBy(move, limits)) yield return "Use goes on at once.";
    }

    private static Money? Billed(CapMove move) => move is { Before: { } before, After: { } after } ? UsageWords.Overage(after) - UsageWords.Overage(before) : null;

    private static bool IsOpenedBy(CapMove move, CustomerLimits limits) => limits.Standing.Picture is var picture
        && picture.Stops.Where(s => s.Kind != Core.Entitlements.StopKind.SpendingCap).All(s => picture.Used < s.Units) && !(move.Units <= picture.Used);
}
