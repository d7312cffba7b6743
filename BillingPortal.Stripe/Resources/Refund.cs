using Stripe.Wire;

namespace Stripe;

public class Refund : StripeEntity<Refund>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public long Amount { get; set; }
    [Expandable] public string BalanceTransactionId { get; set; }
    [Expandable] public Charge Charge { get; set; }
    public string ChargeId { get; set; }
    public DateTime Created { get; set; }
    public string Currency { get; set; }
    public string Description { get; set; }
    [Expandable] public string FailureBalanceTransactionId { get; set; }
    public string FailureReason { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    [Expandable] public PaymentIntent PaymentIntent { get; set; }
    public string PaymentIntentId { get; set; }
    public string PendingReason { get; set; }
    public string Reason { get; set; }
    public string ReceiptNumber { get; set; }
    public string Status { get; set; }
}

public class RefundCreateOptions : BaseOptions
{
    public long? Amount { get; set; }
    public string Charge { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string PaymentIntent { get; set; }
    public string Reason { get; set; }
}

public class RefundGetOptions : BaseOptions;

public class RefundListOptions : ListOptions
{
    public string Charge { get; set; }
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string PaymentIntent { get; set; }
}

public class RefundService(IStripeClient client) : Service(client)
{
    public virtual Task<Refund> CreateAsync(RefundCreateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<Refund>("/v1/refunds", options, requestOptions, cancellationToken);

    public virtual Task<Refund> GetAsync(string id, RefundGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<Refund>($"/v1/refunds/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Refund>> ListAsync(RefundListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Refund>>("/v1/refunds", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Refund> ListAutoPagingAsync(RefundListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<Refund>("/v1/refunds", options, requestOptions, cancellationToken);
}
