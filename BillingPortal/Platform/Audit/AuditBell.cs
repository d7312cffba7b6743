using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Audit;

/// <summary>Rings when an entry is safe.</summary>
public sealed class AuditBell : Bell;
