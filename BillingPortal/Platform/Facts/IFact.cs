using BillingPortal.Platform.Data;

namespace BillingPortal.Platform.Facts;

/// <summary>Something that happened and that others may care about: ids and figures only, nothing personal.</summary>
public interface IFact
{
    /// <summary>Its stable name in the database.</summary>
    static abstract string Kind { get; }

    /// <summary>Whom it is about, such as "customer:7": the facts of one subject are heard in order.</summary>
    string Subject { get; }
}

/// <summary>What stands around a fact.</summary>
public sealed record FactNews(long Id, DateTime HappenedAt);

/// <summary>
/// Hears of a fact. Its changes and the mark "heard" are one transaction, in the context that is handed to it,
/// so it takes effect once. It calls nobody outside: whoever must be called gets a row of their own to be called from.
/// </summary>
public interface IFactHandler<in T> where T : IFact
{
    /// <summary>Its stable name in the database.</summary>
    static abstract string Name { get; }

    Task HandleAsync(T fact, FactNews news, PortalDb db, CancellationToken ct);
}
