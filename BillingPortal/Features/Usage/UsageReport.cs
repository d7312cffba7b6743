using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage;

/// <summary>What a customer used on a day, as far as it counts in the period.</summary>
/// <param name="Units">Null for a day that is to come.</param>
/// <param name="Sum">Of the period up to its end; null for a day that is to come.</param>
public sealed record UsedDay(DateOnly Day, long? Units, long? Sum);

/// <summary>The rest of the period at its pace, with what it would cost.</summary>
/// <param name="Expected">The month as it would be billed; null where nothing is.</param>
/// <param name="UsedUpOn">On this day the allowance would be used; null when it is already, or is not in the period.</param>
/// <param name="StopsOn">On this day use would stop; null when it does not.</param>
public sealed record Projection(Pace Pace, RatedMonth? Expected, RatedMonth? Low, RatedMonth? High, DateOnly? UsedUpOn, DateOnly? StopsOn);

/// <summary>What a customer sees of their usage.</summary>
/// <param name="Today">Billing zone.</param>
/// <param name="Days">Of the period; where nothing can be used, of the calendar month.</param>
/// <param name="Before">The sums of the calendar month before, from its first day on.</param>
/// <param name="SoFar">The month as it would be billed if nothing more were used; null where nothing is.</param>
/// <param name="Projection">Null while there is too little to tell from.</param>
/// <param name="Marks">At how many percent they are told.</param>
/// <param name="EverUsed">False for somebody of whom nothing was ever reported.</param>
public sealed record UsageReport(
    UsageStanding Standing, DateOnly Today, IReadOnlyList<UsedDay> Days, CalendarMonth BeforeMonth, IReadOnlyList<long> Before, RatedMonth? SoFar, Projection? Projection, IReadOnlyList<int> Marks, bool EverUsed)
{
    public UsagePicture Picture => Standing.Picture;

    /// <summary>Whole days of the period after today.</summary>
    public int DaysLeft => Days.Count(d => d.Day > Today);
}

/// <summary>A day by its hours.</summary>
/// <param name="Source">Null where nothing was used.</param>
/// <param name="Hours">From when each is counted (UTC), with its units.</param>
public sealed record DayByHour(DateOnly Day, DaySource? Source, long Units, IReadOnlyList<(DateTime From, long Units)> Hours);
