using System.Globalization;
using BillingPortal.Core.Periods;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>Words about plans that stand in several places.</summary>
public static class PlanWords
{
    /// <summary>"June 2027".</summary>
    public static string Month(CalendarMonth month) => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
