using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;

namespace BillingPortal.Platform.Facts;

/// <summary>A way from one kind of fact to one handler.</summary>
public sealed record FactRoute(string Kind, string Handler, Func<IServiceProvider, FactRow, PortalDb, CancellationToken, Task> HandleAsync)
{
    internal static FactRoute Between<T, THandler>() where T : IFact where THandler : class, IFactHandler<T> =>
        new(T.Kind, THandler.Name, (services, row, db, ct) => services.GetRequiredService<THandler>().HandleAsync(
            JsonSerializer.Deserialize<T>(row.Body, JsonSerializerOptions.Web)!, new(row.Id, row.HappenedAt), db, ct));
}

/// <summary>Who hears of what.</summary>
public sealed class FactRoutes(IEnumerable<FactRoute> routes)
{
    private readonly ILookup<string, FactRoute> byKind = routes.ToLookup(r => r.Kind, StringComparer.Ordinal);
    private readonly Dictionary<string, FactRoute> byHandler = routes.ToDictionary(r => r.Handler, StringComparer.Ordinal);

    public IEnumerable<FactRoute> Of(string kind) => byKind[kind];

    /// <summary>Null for a handler that this version of the portal no longer has.</summary>
    public FactRoute? To(string handler) => byHandler.GetValueOrDefault(handler);
}
