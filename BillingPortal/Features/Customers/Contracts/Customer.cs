namespace BillingPortal.Features.Customers.Contracts;

/// <summary>A billing profile as its owner's product and our staff see it.</summary>
/// <param name="Id">Random, the same for ever.</param>
/// <param name="Reference">The product's own name for it.</param>
/// <param name="Invitation">"none", "open", "accepted", "expired" or "revoked".</param>
/// <param name="People">How many can sign in for it.</param>
/// <param name="Version">Raised by every change.</param>
public sealed record Customer(
    string Id, string? Reference, string? Email, string? Name, string Locale, string TimeZone, string? Plan,
    string Invitation, int People, DateTime CreatedAt, DateTime? ErasedAt, int Version);
