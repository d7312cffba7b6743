using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>A closed month of a customer: as it was rated, and as it would have been with the draft.</summary>
public sealed record MonthImpact(CalendarMonth Month, long Used, Money Before, Money After);

/// <summary>What a draft would have made of a customer's last closed months.</summary>
public sealed record CustomerImpact(string CustomerId, string Title, IReadOnlyList<MonthImpact> Months)
{
    public Money Before => Months.Aggregate(Money.Zero(Months[0].Before.Currency), (sum, m) => sum + m.Before);

    public Money After => Months.Aggregate(Money.Zero(Months[0].After.Currency), (sum, m) => sum + m.After);
}

/// <summary>A part of the answer.</summary>
/// <param name="Seen">Customers looked at so far, also those without a closed month.</param>
/// <param name="Of">All who have the tier.</param>
/// <param name="Customers">Those of this part who have a closed month.</param>
public sealed record ImpactPage(int Seen, int Of, IReadOnlyList<CustomerImpact> Customers);

/// <summary>Whom another version of a tier would touch and by how much. Whoever keeps the months of customers answers it.</summary>
public interface IImpact
{
    /// <summary>
    /// Rates the last three calendar months that have counted days, of every customer who has the tier now, once as they were and once with the draft on the days of this tier;
    /// in parts of at most 1,000 customers, each read by itself, so that it can be stopped and nothing waits for it.
    /// </summary>
    IAsyncEnumerable<ImpactPage> OfAsync(long tierId, TierTerms draft, CancellationToken ct = default);
}
