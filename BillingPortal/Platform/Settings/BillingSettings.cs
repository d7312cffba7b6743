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

    public IEnumerable<string> Faults()
    {
        if (TrialDays is < 0 or > Trial.MostDays) yield return $"Billing:TrialDays {TrialDays} cannot be used. Allowed is 0 to {Trial.MostDays}.";
        if (PriceNoticeDays is < 0 or > MostNoticeDays) yield return $"Billing:PriceNoticeDays {PriceNoticeDays} cannot be used. Allowed is 0 to {MostNoticeDays}.";
        if (CardFormsPerHour is < 1 or > MostPosts) yield return $"Billing:CardFormsPerHour {CardFormsPerHour} cannot be used. Allowed is 1 to {MostPosts}.";
    }
}
