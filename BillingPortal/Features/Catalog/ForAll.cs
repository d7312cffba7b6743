using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Catalog;

/// <summary>May a version reach whoever has the tier already, and from which day on?</summary>
public sealed class ForAll(BillingSettings settings, Installation installation, BillingClock clock)
{
    public const string Field = "forAllFrom";

    public DateOnly Today => installation.Zone.DayOf(clock.UtcNow);

    /// <summary>The first day on which a dearer version can hold.</summary>
    public DateOnly EarliestRise => PriceRise.EarliestDay(clock.UtcNow, settings.PriceNoticeDays, installation.Zone);

    public int NoticeDays => settings.PriceNoticeDays;

    /// <summary>Is it dearer for somebody who may have the tier on that day?</summary>
    internal static bool IsRise(IEnumerable<TierVersionRow> versions, TierDraft draft, DateOnly from) => Held(versions, from).Any(v => draft.IsDearerThan(TierDraft.Of(v)));

    internal Refusal? Refuse(IReadOnlyCollection<TierVersionRow> versions, TierDraft draft, DateOnly? from)
    {
        if (from is not { } day) return null;
        var held = Held(versions, day).ToArray();
        if (Array.Exists(held, v => v.NeedsCard != draft.NeedsCard || v.InvoicedBy != draft.InvoicedBy))
            return new("for_new_only", "Whether a card is needed, and who invoices, cannot change under those who have the tier. Publish this version for new customers only.", Field);
        if (day < Today) return new("day_past", $"This day is over already. Choose today, {Show.Date(Today)}, or a later one.", Field);
        if (day.Year > MoveClock.LastYear) return new("day_far", "Choose an earlier day.", Field);
        return IsRise(held, draft, day) && day < EarliestRise ? TooSoon() : null;
    }

    private Refusal TooSoon() => new("notice_short",
        $"This costs whoever has the tier more, so they are told {(settings.PriceNoticeDays == 1 ? "a day" : $"{settings.PriceNoticeDays} days")} before. The earliest day for all is {Show.Date(EarliestRise)}; for new customers only it can hold at once.", Field);

    // Of those that reach all, the highest number wins; above it there are the ones that somebody may have chosen since.
    private static IEnumerable<TierVersionRow> Held(IEnumerable<TierVersionRow> versions, DateOnly day)
    {
        var all = versions.OrderBy(v => v.Number).ToArray();
        var reached = Array.FindLastIndex(all, v => v.ForAllFrom <= day);
        return all.Skip(Math.Max(0, reached));
    }

    private Show Show => new(System.Globalization.CultureInfo.InvariantCulture, installation.Zone);
}
