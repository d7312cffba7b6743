using System.Runtime.CompilerServices;
using System.Text;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>An endpoint that Stripe posts events to.</summary>
/// <param name="Secret">Told only when it is made.</param>
public sealed record EndpointAtStripe(string Id, string Url, bool Enabled, string? Secret);

/// <summary>Events that Stripe tells of, and where it posts them.</summary>
public interface IEventsAtStripe
{
    /// <summary>The bodies of the events since then, as a webhook would bring them, newest first; Stripe keeps them for 30 days.</summary>
    IAsyncEnumerable<byte[]> SinceAsync(DateTime instant, CancellationToken ct = default);

    Task<IReadOnlyList<EndpointAtStripe>> EndpointsAsync(CancellationToken ct = default);

    /// <summary>Makes an endpoint for all types of events, pinned to the version that this portal speaks.</summary>
    Task<EndpointAtStripe> RegisterAsync(string url, OperationKey key, CancellationToken ct = default);

    /// <summary>Posts to another address from now on, under the same secret.</summary>
    Task MoveEndpointAsync(string id, string url, CancellationToken ct = default);
}

internal sealed class EventsAtStripe(StripeWire wire) : IEventsAtStripe
{
    private const int Page = 100;

    public async IAsyncEnumerable<byte[]> SinceAsync(DateTime instant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? after = null;
        StripeList<Event> page;
        do
        {
            page = await ListAsync(instant, after, ct);
            using var raw = System.Text.Json.JsonDocument.Parse(page.StripeResponse.Content);
            foreach (var body in raw.RootElement.GetProperty("data").EnumerateArray()) yield return Encoding.UTF8.GetBytes(body.GetRawText());
            after = page.Data.LastOrDefault()?.Id;
        }
        while (page.HasMore && after is not null);
    }

    public async Task<IReadOnlyList<EndpointAtStripe>> EndpointsAsync(CancellationToken ct = default) => (await wire.AskAsync("list webhook endpoints", async client =>
    {
        var found = new List<EndpointAtStripe>();
        await foreach (var endpoint in new WebhookEndpointService(client).ListAutoPagingAsync(new() { Limit = Page }, cancellationToken: ct)) found.Add(Of(endpoint));
        return found;
    }, ct)).Value;

    public async Task<EndpointAtStripe> RegisterAsync(string url, OperationKey key, CancellationToken ct = default) => (await wire.AskAsync("register a webhook endpoint", async client => Of(
        await new WebhookEndpointService(client).CreateAsync(new() { Url = url, EnabledEvents = ["*"], ApiVersion = StripeConfiguration.ApiVersion, Description = "Billing portal" }, StripeWire.Under(key), ct)), ct)).Value;

    public Task MoveEndpointAsync(string id, string url, CancellationToken ct = default) =>
        wire.AskAsync("move a webhook endpoint", client => new WebhookEndpointService(client).UpdateAsync(id, new() { Url = url }, cancellationToken: ct), ct);

    private async Task<StripeList<Event>> ListAsync(DateTime instant, string? after, CancellationToken ct) => (await wire.AskAsync("list events", client =>
        new EventService(client).ListAsync(new() { Limit = Page, StartingAfter = after, Created = new DateRangeOptions { GreaterThanOrEqual = instant } }, cancellationToken: ct), ct)).Value;

    private static EndpointAtStripe Of(WebhookEndpoint found) => new(found.Id, found.Url, found.Status == "enabled", found.Secret);
}
