using System.Globalization;

namespace BillingPortal.Core.Periods;

/// <summary>
/// A month of the calendar, without a zone: all its days, from the first to the last, both included.
/// <example><c>CalendarMonth.Parse("2028-02")</c> has 29 days, and <c>Next</c> of it begins on 2028-03-01.</example>
/// </summary>
public readonly record struct CalendarMonth : IComparable<CalendarMonth>
{
    /// <summary>No month has more days.</summary>
    public const int MostDays = 31;

    // Months since January of the year 1, so that every value, the default too, is a month.
    private readonly int index;

    /// <summary>A month of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such month.</exception>
    public CalendarMonth(int year, int month) => index = IndexOf(new DateOnly(year, month, 1));

    private CalendarMonth(int index) => this.index = index;

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => index / 12 + 1;

    /// <summary>The month of the year, 1 to 12.</summary>
    public int Month => index % 12 + 1;

    /// <summary>How many days it has, 28 to 31.</summary>
    public int Days => DateTime.DaysInMonth(Year, Month);

    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>Its last day.</summary>
    public DateOnly Last => new(Year, Month, Days);

    /// <summary>The month after; the calendar ends with the year 9999.</summary>
    public CalendarMonth Next => Of(First.AddMonths(1));

    /// <summary>The month before; the calendar begins with the year 1.</summary>
    public CalendarMonth Previous => Of(First.AddMonths(-1));

    /// <summary>The month that a day lies in.</summary>
    public static CalendarMonth Of(DateOnly day) => new(IndexOf(day));

    /// <summary>Reads "2027-06": four digits, a hyphen, two digits. Null for anything else.</summary>
    public static CalendarMonth? Find(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Of(first) : null;

    /// <summary>Reads a month that is known to be right.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static CalendarMonth Parse(string text) => Find(text) ?? throw new ArgumentException($"'{text}' is no month; one is written 2027-06.", nameof(text));

    /// <summary>Does the day lie in it?</summary>
    public bool Contains(DateOnly day) => IndexOf(day) == index;

    /// <inheritdoc/>
    public int CompareTo(CalendarMonth other) => index.CompareTo(other.index);

    /// <summary>"2027-06", the same on every machine, and what <see cref="Parse"/> reads.</summary>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Is the left month earlier?</summary>
    public static bool operator <(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) < 0;

    /// <summary>Is the left month later?</summary>
    public static bool operator >(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) > 0;

    /// <summary>Is the left month earlier or the same?</summary>
    public static bool operator <=(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) <= 0;

    /// <summary>Is the left month later or the same?</summary>
    public static bool operator >=(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) >= 0;

    // The first day, counted from the calendar's first, and how many there are; reckoned here, because making dates takes as long as rating a month.
    internal (int FirstDay, int Days) Numbers
    {
        get
        {
            var (year, month) = Math.DivRem((uint)index, 12u);
            var leap = DateTime.IsLeapYear((int)year + 1) ? 1 : 0;
            var before = DaysBefore((int)month, leap);
            return ((int)(year * 365 + year / 4 - year / 100 + year / 400) + before, DaysBefore((int)month + 1, leap) - before);
        }
    }

    // From March on the lengths repeat: 31, 30, 31, 30, 31, which are 153.
    private static int DaysBefore(int month, int leap) => month < 2 ? month * 31 : 59 + leap + (153 * (month - 2) + 2) / 5;

    private static int IndexOf(DateOnly day) => (day.Year - 1) * 12 + day.Month - 1;
}
