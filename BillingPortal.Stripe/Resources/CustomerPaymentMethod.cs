namespace Stripe;

public class CustomerPaymentMethodListOptions : ListOptions
{
    public string AllowRedisplay { get; set; }
    public string Type { get; set; }
}

public class CustomerPaymentMethodGetOptions : BaseOptions;

public class CustomerPaymentMethodService(IStripeClient client) : Service(client)
{
    public virtual Task<PaymentMethod> GetAsync(string parentId, string id, CustomerPaymentMethodGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<PaymentMethod>($"/v1/customers/{Escaped(parentId)}/payment_methods/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListAsync(string parentId, CustomerPaymentMethodListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<PaymentMethod>>($"/v1/customers/{Escaped(parentId)}/payment_methods", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(string parentId, CustomerPaymentMethodListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<PaymentMethod>($"/v1/customers/{Escaped(parentId)}/payment_methods", options, requestOptions, cancellationToken);
}
