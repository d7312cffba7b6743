using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Samples;

/// <summary>Gives those who are new in the books their past: months that were closed without them are opened for them, and all that was due since is done at its instant.</summary>
internal sealed class LivePast(ISampleMonths months, WalkPast walk, Installation installation)
{
    /// <param name="afterProfile">Whose id is not greater has a past already.</param>
    public async Task<Walk> FromAsync(DateTime start, long afterProfile, Action<DateTime>? reached = null, CancellationToken ct = default)
    {
        await months.OpenAsync(CalendarMonth.Of(installation.Zone.DayOf(start)), afterProfile, ct);
        return await walk.FromAsync(start, reached, ct);
    }
}
