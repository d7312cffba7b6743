using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage.Contracts;

/// <summary>
/// The one way into the books of usage. Callers of one moment share a transaction; each is answered when it is on the disk.
/// Too many at once: <see cref="JournalFullException"/>, before anything was done.
/// </summary>
public interface IUsageJournal
{
    /// <summary>Writes what is valid of these, in any number; each is answered, in their order.</summary>
    Task<IReadOnlyList<UsageAnswer>> WriteAsync(UsageBatch batch, CancellationToken ct = default);

    /// <summary>Checks and writes in one step: what the customer may not use any more is refused whole.</summary>
    Task<Consumed> ConsumeAsync(NewUsage wanted, long? apiKeyId, CancellationToken ct = default);

    /// <summary>Sets the total of a customer's day; the same again changes nothing.</summary>
    Task<Result<TotalSet>> SetTotalAsync(DayTotal total, UsageDeed by, CancellationToken ct = default);

    /// <summary>Takes an event back by another one at the same instant; one that was taken back already is answered as if it were done now.</summary>
    Task<Result<Reversed>> ReverseAsync(UsageToReverse which, UsageDeed by, CancellationToken ct = default);
}

/// <param name="Refused">Why not: the journal's own refusals, those of <see cref="Entitlements.Contracts.IConsumeRule"/>, or a conflict of ids.</param>
public sealed record Consumed(UsageOutcome Outcome, long? ProfileId, Refusal? Refused = null);

/// <param name="Customer">Our id, or the product's reference.</param>
/// <param name="Day">Billing zone.</param>
public sealed record DayTotal(string Customer, DateOnly Day, long Total, string Meter = Meters.Units, UsageSource Source = UsageSource.Total);

/// <param name="Before">What the total was; 0 when there was none.</param>
/// <param name="Changed">False when it was so already.</param>
public sealed record TotalSet(long ProfileId, long Before, bool Changed);

/// <summary>By the sender's id, or by the row's own.</summary>
public sealed record UsageToReverse(string? EventId = null, long? RowId = null);

/// <param name="RowId">Of the event that takes the other one back.</param>
/// <param name="Units">Of that event: below zero.</param>
/// <param name="Changed">False when it had been taken back before.</param>
public sealed record Reversed(long RowId, long ProfileId, long Units, bool Changed);

/// <summary>Who does it.</summary>
/// <param name="ApiKeyId">Null when no key did.</param>
/// <param name="Beside">What else belongs into the same transaction when something is changed, such as an entry in the audit trail. It may be run again.</param>
public sealed record UsageDeed(long? ApiKeyId = null, Func<PortalDb, Task>? Beside = null);

/// <summary>So much is waiting to be written that no more is taken in.</summary>
public sealed class JournalFullException() : Exception("Usage arrives faster than it can be written. Send it again in a moment; what was answered is safe.");
