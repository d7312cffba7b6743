using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Subscriptions;

/// <summary>The month in which other overrides begin to count, with what is used of it so far, as it is and as it would be.</summary>
internal sealed class CompareMonths(IUsedUnits units, BillingSettings settings, Installation installation)
{
    /// <summary>Null while nothing is billed in it.</summary>
    public async Task<ComparedMonth?> WithOverridesAsync(PortalDb db, Standing standing, IReadOnlyList<OverrideRow> overrides, DateOnly from, CancellationToken ct)
    {
        if (standing.Subscription is not { } mine) return null;
        var (today, months) = (installation.Zone.DayOf(standing.Now), new[] { CalendarMonth.Of(from), CalendarMonth.Of(from).Next });
        var used = await units.OfAsync(db, mine.ProfileId, standing.Plan!, months, ct);
        var terms = overrides.Select(o => OverrideTerms.Of(o, installation.Currency)).ToArray();
        return new PlanContext(standing, installation, settings).WithOverrides(terms, from > today ? from : today, month => used.GetValueOrDefault(month));
    }
}
