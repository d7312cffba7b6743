namespace BillingPortal.Features.Catalog.Api;

/// <summary>The body of POST, for the document: it is read field by field, so that every fault is named at once.</summary>
internal sealed record MonthAsked(object Tier, string Month, long Used, DateOnly? BillingStart, ChangeAsked? Change, DateOnly? CancelOn, bool? CountStartDay, bool? CapFirstMonth);

/// <summary>A change of tier in the month.</summary>
internal sealed record ChangeAsked(object To, DateOnly On);
