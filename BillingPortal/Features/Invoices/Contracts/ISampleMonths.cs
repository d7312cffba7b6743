using BillingPortal.Core.Periods;

namespace BillingPortal.Features.Invoices.Contracts;

/// <summary>Months that were closed, opened once more for sample customers that got a past since.</summary>
public interface ISampleMonths
{
    /// <summary>From this month to the last one that was closed, for the customers whose id is greater. They are closed again by whoever walks what is due. Nothing is done where no month was closed.</summary>
    Task OpenAsync(CalendarMonth from, long afterProfile, CancellationToken ct = default);
}
