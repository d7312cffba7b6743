using System.Globalization;

namespace BillingPortal.Features.Samples;

/// <summary>What is to be seen of a sample customer besides.</summary>
internal enum CrowdStory
{
    /// <summary>Nothing out of the ordinary.</summary>
    Usual,

    /// <summary>Some weeks ago a fault reported hundreds of times what was used: that invoice is held back.</summary>
    Flooded,

    /// <summary>Reports the last days of a month when its invoice is final.</summary>
    Late,

    /// <summary>Has something on an invoice that is no usage.</summary>
    Charged,

    /// <summary>Has a discount on one.</summary>
    Thanked,

    /// <summary>Has a credit note.</summary>
    Credited,
}

/// <summary>What a sample customer does, and when: always the same for the same number, so that two sandboxes are alike.</summary>
/// <param name="Starts">The visit at which the customer signs up.</param>
/// <param name="Tier">Which of those offered.</param>
/// <param name="HasCard">Whoever has none is locked out after the trial.</param>
/// <param name="Changes">The visit at which another tier is taken; null for never.</param>
/// <param name="Leaves">The visit at which the customer cancels; null for never.</param>
/// <param name="Discount">Percent, given at sign-up; 0 for none.</param>
/// <param name="Thrift">How much of what is included is used, in percent.</param>
/// <param name="Billed">The visit at which somebody in the office does something with the bill; null for never.</param>
internal sealed record CrowdMember(int Number, int Starts, int Tier, bool HasCard, int? Changes, int? Leaves, int Discount, int Thrift, CrowdStory Story, int? Billed)
{
    /// <summary>Whether every charge to the card is declined.</summary>
    public bool Declines => Story == CrowdStory.Usual && Pick(14, InHundred) < 4;

    public const string ReferencesFrom = "sample-";

    private const int InTen = 10;

    // Visits until somebody changes something: longer than a trial.
    private const int Settled = 4;

    private const int InHundred = 100;

    // Whoever is there to show something has been there for months.
    private const int Early = 4;
    private const int LongStanding = 20;
    private const int Times = 400;
    private const int LateFrom = 24;
    private static readonly string[] First = ["Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbor", "Iris", "Juniper", "Kestrel", "Lumen", "Maple", "North", "Opal", "Pine", "Quill", "River", "Slate", "Tidal"];
    private static readonly string[] Second = ["Analytics", "Bakery", "Clinic", "Design", "Energy", "Foods", "Garden", "Hotels", "Imaging", "Joinery", "Kitchens", "Labs", "Media", "Optics", "Press", "Robotics", "Studio", "Travel", "Works", "Yards"];

    public string Reference => ReferencesFrom + Number.ToString("D6", CultureInfo.InvariantCulture);

    public string Name => $"{First[Pick(1, First.Length)]} {Second[Pick(2, Second.Length)]} {Number.ToString(CultureInfo.InvariantCulture)}";

    // So few that they are exceptions, and in the first two hundred each is there.
    private static CrowdStory StoryOf(int number) => (number % 200, number % 50) switch
    {
        (40, _) => CrowdStory.Flooded,
        (_, 7) => CrowdStory.Late,
        (_, 17) => CrowdStory.Charged,
        (_, 27) => CrowdStory.Thanked,
        (_, 37) => CrowdStory.Credited,
        _ => CrowdStory.Usual,
    };

    /// <summary>Numbers without a seed would be others at every run.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="visits">How often the past is looked at.</param>
    /// <param name="tiers">How many there are to choose.</param>
    public static CrowdMember Of(int number, int visits, int tiers)
    {
        var story = visits > LongStanding ? StoryOf(number) : CrowdStory.Usual;
        var starts = story == CrowdStory.Usual ? Pick(number, 3, visits) : Pick(number, 3, Early);
        int? Later(int topic, int percent) => story == CrowdStory.Usual && Pick(number, topic, InHundred) < percent && starts + Settled < visits ? starts + Settled + Pick(number, topic + 1, visits - starts - Settled) : null;
        int? billed = story is CrowdStory.Charged or CrowdStory.Thanked or CrowdStory.Credited ? visits - 1 - Pick(number, 13, visits / 2) : null;
        return new(number, starts, Pick(number, 4, tiers), story != CrowdStory.Usual || Pick(number, 5, InTen) > 0, Later(6, 12), Later(8, 10), Pick(number, 10, InHundred) < 6 ? 5 + 5 * Pick(number, 11, 4) : 0, 30 + Pick(number, 12, InHundred), story, billed);
    }

    /// <summary>The days whose usage is reported at a visit: those since the last one, but for who is late.</summary>
    /// <param name="dayOf">The day of a visit.</param>
    public IEnumerable<DateOnly> Reports(int visit, Func<int, DateOnly> dayOf)
    {
        var (from, before) = (dayOf(visit - 1), dayOf(visit));
        if (Story != CrowdStory.Late) return Days(from, before);
        var late = visit - 1 > Starts ? Days(dayOf(visit - 2), from).Where(IsLate) : [];
        return late.Concat(Days(from, before).Where(day => !IsLate(day)));
    }

    /// <summary>Whether the fault was there in the days before a visit.</summary>
    public bool IsFlooded(int visit, int visits) => Story == CrowdStory.Flooded && visit == visits - 6;

    private static bool IsLate(DateOnly day) => day.Day >= LateFrom;

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly before)
    {
        for (var day = from; day < before; day = day.AddDays(1)) yield return day;
    }

    /// <summary>Units of a day.</summary>
    /// <param name="included">In a month.</param>
    /// <param name="flooded">By a fault.</param>
    public long Units(DateOnly day, long included, bool flooded = false) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? 0
        : (flooded ? Times : 1) * Math.Max(1, included * Thrift / InHundred / WorkDays * (InHundred / 2 + Pick(Number, 100 + day.DayNumber, InHundred)) / InHundred);

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
