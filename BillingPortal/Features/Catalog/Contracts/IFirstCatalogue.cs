namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>What a start does before there are customers; for a verb that makes some without one.</summary>
public interface IFirstCatalogue
{
    /// <summary>A database without tiers gets those of Billing:Preset. Tiers that are there are never touched.</summary>
    Task RunAsync(CancellationToken ct = default);
}
