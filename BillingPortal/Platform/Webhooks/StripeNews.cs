using BillingPortal.Platform.Data;

namespace BillingPortal.Platform.Webhooks;

/// <summary>What an event tells: that something happened to an object. How the object is now, a handler asks Stripe.</summary>
/// <param name="Subject">Stripe's customer when the event tells one, else the object.</param>
/// <param name="ObjectId">Null for events about nothing that has an id.</param>
/// <param name="CreatedAt">By Stripe's clock.</param>
public sealed record StripeNews(string EventId, string Type, string Subject, string? ObjectId, DateTime? CreatedAt);

/// <summary>What a handler wants changed; it is committed together with the mark "done", or not at all.</summary>
public delegate Task StripeEffect(PortalDb db, CancellationToken ct);

/// <summary>
/// Handles some types of Stripe's events. News come late, twice and in any order, so it asks Stripe how the object is now and acts on that;
/// meanwhile nobody else acts for the same subject.
/// </summary>
public interface IStripeHandler
{
    static abstract IReadOnlyList<string> Types { get; }

    /// <summary>Asks first, outside any transaction; what it returns is run inside one and touches nothing but its context.</summary>
    Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct);
}

/// <summary>A way from a type of event to its handler.</summary>
public sealed record StripeRoute(string Type, Func<IServiceProvider, StripeNews, CancellationToken, Task<StripeEffect>> HandleAsync);

/// <summary>Who handles what: at most one handler for a type; others hear of it by facts.</summary>
public sealed class StripeRoutes(IEnumerable<StripeRoute> routes)
{
    private readonly Dictionary<string, StripeRoute> byType = routes.ToDictionary(r => r.Type, StringComparer.Ordinal);

    public StripeRoute? To(string type) => byType.GetValueOrDefault(type);
}
