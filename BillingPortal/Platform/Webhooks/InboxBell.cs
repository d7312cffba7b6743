using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Webhooks;

/// <summary>Rings when an event was stored.</summary>
public sealed class InboxBell : Bell;
