using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;

namespace BillingPortal.Features.Catalog;

/// <summary>Reads a version that somebody wrote, and says of each field what is wrong with it, all at once.</summary>
internal static class ReadTyped
{
    public const int LongestName = 80;

    public static Result<TierDraft> Read(TypedTier typed, Currency currency)
    {
        var read = new TypedFigures(currency);
        var draft = new TierDraft(
            read.Amount(typed.Base, "base") ?? Money.Zero(currency), TypedFigures.Maybe(typed.Yearly, "yearly", read.Amount),
            read.Units(typed.Included, "included") ?? 0, read.Units(typed.From, "from") ?? 0, TypedFigures.Maybe(typed.UnitPrice, "unitPrice", read.Price), typed.HardLimit, TypedFigures.Maybe(typed.TrialDays, "trialDays", read.Days),
            typed.NeedsCard, typed.CardFirst, typed.InvoicedBy, TypedFeature.Json(typed.Features));
        // What could not be read is not judged as well.
        Refusal[] faults = [.. read.Faults, .. TypedFeature.Faults(typed.Features)];
        faults = [.. faults, .. Judge(typed.Name, draft).Where(f => !Array.Exists(faults, known => known.Field == f.Field))];
        return faults.Length > 0 ? Result.Refuse<TierDraft>(faults) : draft;
    }

    private static IEnumerable<Refusal> Judge(string name, TierDraft draft)
    {
        foreach (var fault in TierFaults.Of(draft.Terms(name))) yield return fault;
        if (name.Length > LongestName) yield return new("name_long", $"Use at most {LongestName} letters.", "name");
        if (draft is { CardFirst: true, NeedsCard: false }) yield return new("card_first_invalid", "A card that is asked for at sign-up is needed as well. Tick both, or neither.", "cardFirst");
    }
}
