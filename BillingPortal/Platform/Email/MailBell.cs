using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Email;

/// <summary>Rings when a mail was written.</summary>
public sealed class MailBell : Bell;
