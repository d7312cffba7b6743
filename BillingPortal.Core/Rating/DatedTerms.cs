using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>Terms that hold from a day on, until the next ones do.</summary>
/// <param name="From">The first day of them; it belongs to them. Of several for one day the last counts.</param>
/// <param name="Terms">The tier, its version, and what an override makes of it.</param>
public readonly record struct DatedTerms(DateOnly From, TierTerms Terms);
