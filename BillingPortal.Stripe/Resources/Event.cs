using System.Text.Json.Serialization;
using Stripe.Wire;

namespace Stripe;

public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public string Account { get; set; }
    public string ApiVersion { get; set; }
    public DateTime Created { get; set; }
    public EventData Data { get; set; }
    public bool Livemode { get; set; }
    public long PendingWebhooks { get; set; }
    public EventRequest Request { get; set; }
    public string Type { get; set; }
}

/// <remarks>What it is can be asked of <see cref="Object"/>, which is null when the client does not know the object; its JSON stands in <see cref="RawObject"/> in any case.</remarks>
[JsonConverter(typeof(EventDataReader))]
public class EventData : StripeEntity<EventData>
{
    public IHasObject Object { get; set; }
    public object PreviousAttributes { get; set; }
    public object RawObject { get; set; }
}

public class EventRequest : StripeEntity<EventRequest>
{
    public string Id { get; set; }
    public string IdempotencyKey { get; set; }
}

public class EventGetOptions : BaseOptions;

public class EventListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public bool? DeliverySuccess { get; set; }
    public string Type { get; set; }
    public List<string> Types { get; set; }
}

public class EventService(IStripeClient client) : Service(client)
{
    public virtual Task<Event> GetAsync(string id, EventGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<Event>($"/v1/events/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Event>> ListAsync(EventListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Event>>("/v1/events", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Event> ListAutoPagingAsync(EventListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<Event>("/v1/events", options, requestOptions, cancellationToken);
}
