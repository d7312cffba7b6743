using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Facts;

/// <summary>Rings when a fact was stored.</summary>
public sealed class FactBell : Bell;
