using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Platform.Settings;

/// <summary>The catalogue that a new database begins with.</summary>
public enum CataloguePreset
{
    /// <summary>Basic, Premium, Silver, Gold.</summary>
    Tiers,

    /// <summary>Free, Mid, High, and packs of credits.</summary>
    Subscriptions,

    /// <summary>Starter, Pro, Enterprise.</summary>
    Saas,
}

/// <summary>The rules of billing that an installation chooses.</summary>
public sealed class BillingSettings : ISettings
{
    private const int MostPosts = 10_000;
    private const int MostNoticeDays = 366;
    private const int MostGrace = 7 * 24 * 60;
    private const int LongestSeries = 10;

    public static string Section => "Billing";

    /// <summary>Of a new database only; later the catalogue is edited.</summary>
    public CataloguePreset Preset { get; init; } = CataloguePreset.Tiers;

    /// <summary>Unless the tier or the customer has a length of its own.</summary>
    public int TrialDays { get; init; } = 14;

    /// <summary>What happens at a trial's end without a card.</summary>
    public AfterTrial AfterTrial { get; init; } = AfterTrial.Lock;

    internal bool FallsToFree => AfterTrial == AfterTrial.FreeTier;

    /// <summary>The day on which billing starts is paid for, unless a trial ended on it.</summary>
    public bool CountStartDay { get; init; }

    /// <summary>The first month never costs more than had it begun on the 1st.</summary>
    public bool CapFirstMonth { get; init; }

    /// <summary>Days of 24 hours between telling a customer that their tier becomes dearer, and the day on which it does.</summary>
    public int PriceNoticeDays { get; init; } = 30;

    /// <summary>How often a customer may open the form for a card, or have a card refused in it, in an hour; three times as often the form from one address.</summary>
    public int CardFormsPerHour { get; init; } = 20;

    /// <summary>How long drafts wait after the end of a month before they become final, in minutes.</summary>
    public int GraceMinutes { get; init; } = 60;

    /// <summary>Drafts become final only after an admin approved the month.</summary>
    public bool Approve { get; init; }

    /// <summary>What the numbers of invoices begin with.</summary>
    public string InvoiceSeries { get; init; } = "INV";

    /// <summary>What the numbers of credit notes begin with.</summary>
    public string CreditNoteSeries { get; init; } = "CN";

    /// <summary>The least that is collected, in the smallest unit of the currency; unset takes Stripe's.</summary>
    public long? SmallestCharge { get; init; }

    /// <summary>Customers are told three days before the month ends what it comes to so far.</summary>
    public bool UpcomingNotice { get; init; } = true;

    public IEnumerable<string> Faults()
    {
        if (TrialDays is < 0 or > Trial.MostDays) yield return $"Billing:TrialDays {TrialDays} cannot be used. Allowed is 0 to {Trial.MostDays}.";
        if (PriceNoticeDays is < 0 or > MostNoticeDays) yield return $"Billing:PriceNoticeDays {PriceNoticeDays} cannot be used. Allowed is 0 to {MostNoticeDays}.";
        if (CardFormsPerHour is < 1 or > MostPosts) yield return $"Billing:CardFormsPerHour {CardFormsPerHour} cannot be used. Allowed is 1 to {MostPosts}.";
        if (GraceMinutes is < 0 or > MostGrace) yield return $"Billing:GraceMinutes {GraceMinutes} cannot be used. Allowed is 0 to {MostGrace}.";
        if (SmallestCharge is < 0) yield return $"Billing:SmallestCharge {SmallestCharge} cannot be used. Give it in the smallest unit of the currency, 0 or more.";
        foreach (var (name, series) in new[] { (nameof(InvoiceSeries), InvoiceSeries), (nameof(CreditNoteSeries), CreditNoteSeries) })
            if (!IsSeries(series)) yield return $"Billing:{name} '{series}' cannot be used. Use 1 to {LongestSeries} capital letters and digits.";
        if (InvoiceSeries == CreditNoteSeries) yield return $"Billing:InvoiceSeries and Billing:CreditNoteSeries are both '{InvoiceSeries}'. Invoices and credit notes are counted apart: give them two names.";
    }

    private static bool IsSeries(string series) => series is { Length: > 0 and <= LongestSeries } && series.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
