using System.Globalization;

namespace BillingPortal.Features.Samples;

/// <summary>What a sample customer does, and when: always the same for the same number, so that two sandboxes are alike.</summary>
/// <param name="Starts">The visit at which the customer signs up.</param>
/// <param name="Tier">Which of those offered.</param>
/// <param name="HasCard">Whoever has none is locked out after the trial.</param>
/// <param name="Changes">The visit at which another tier is taken; null for never.</param>
/// <param name="Leaves">The visit at which the customer cancels; null for never.</param>
/// <param name="Discount">Percent, given at sign-up; 0 for none.</param>
/// <param name="Thrift">How much of what is included is used, in percent.</param>
internal sealed record CrowdMember(int Number, int Starts, int Tier, bool HasCard, int? Changes, int? Leaves, int Discount, int Thrift)
{
    public const string ReferencesFrom = "sample-";

    private const int InTen = 10;

    // Visits until somebody changes something: longer than a trial.
    private const int Settled = 4;

    private const int InHundred = 100;
    private static readonly string[] First = ["Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbor", "Iris", "Juniper", "Kestrel", "Lumen", "Maple", "North", "Opal", "Pine", "Quill", "River", "Slate", "Tidal"];
    private static readonly string[] Second = ["Analytics", "Bakery", "Clinic", "Design", "Energy", "Foods", "Garden", "Hotels", "Imaging", "Joinery", "Kitchens", "Labs", "Media", "Optics", "Press", "Robotics", "Studio", "Travel", "Works", "Yards"];

    public string Reference => ReferencesFrom + Number.ToString("D6", CultureInfo.InvariantCulture);

    public string Name => $"{First[Pick(1, First.Length)]} {Second[Pick(2, Second.Length)]} {Number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Numbers without a seed would be others at every run.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="visits">How often the past is looked at.</param>
    /// <param name="tiers">How many there are to choose.</param>
    public static CrowdMember Of(int number, int visits, int tiers)
    {
        var starts = Pick(number, 3, visits);
        int? Later(int topic, int percent) => Pick(number, topic, InHundred) < percent && starts + Settled < visits ? starts + Settled + Pick(number, topic + 1, visits - starts - Settled) : null;
        return new(number, starts, Pick(number, 4, tiers), Pick(number, 5, InTen) > 0, Later(6, 12), Later(8, 10), Pick(number, 10, InHundred) < 6 ? 5 + 5 * Pick(number, 11, 4) : 0, 30 + Pick(number, 12, InHundred));
    }

    /// <summary>Units of a day.</summary>
    /// <param name="included">In a month.</param>
    public long Units(DateOnly day, long included) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? 0
        : Math.Max(1, included * Thrift / InHundred / WorkDays * (InHundred / 2 + Pick(Number, 100 + day.DayNumber, InHundred)) / InHundred);

    private const int WorkDays = 21;

    private int Pick(int topic, int below) => Pick(Number, topic, below);

    // The last step of splitmix64: neighbours become strangers.
    private static int Pick(int number, int topic, int below)
    {
        var mixed = unchecked(((ulong)number * 0x9E3779B97F4A7C15UL) ^ ((ulong)topic * 0xD1B54A32D192ED03UL));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}
