using Stripe.Wire;

namespace Stripe;

public class PaymentMethod : StripeEntity<PaymentMethod>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public string AllowRedisplay { get; set; }
    public PaymentMethodBillingDetails BillingDetails { get; set; }
    public PaymentMethodCard Card { get; set; }
    public DateTime Created { get; set; }
    [Expandable] public Customer Customer { get; set; }
    public string CustomerId { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Type { get; set; }
    public PaymentMethodUsBankAccount UsBankAccount { get; set; }
}

public class PaymentMethodBillingDetails : StripeEntity<PaymentMethodBillingDetails>
{
    public Address Address { get; set; }
    public string Email { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
    public string TaxId { get; set; }
}

public class PaymentMethodCard : StripeEntity<PaymentMethodCard>
{
    public string Brand { get; set; }
    public PaymentMethodCardChecks Checks { get; set; }
    public string Country { get; set; }
    public string Description { get; set; }
    public string DisplayBrand { get; set; }
    public long ExpMonth { get; set; }
    public long ExpYear { get; set; }
    public string Fingerprint { get; set; }
    public string Funding { get; set; }
    public string Iin { get; set; }
    public string Issuer { get; set; }
    public string Last4 { get; set; }
    public string RegulatedStatus { get; set; }
    public PaymentMethodCardThreeDSecureUsage ThreeDSecureUsage { get; set; }
    public PaymentMethodCardWallet Wallet { get; set; }
}

public class PaymentMethodCardChecks : StripeEntity<PaymentMethodCardChecks>
{
    public string AddressLine1Check { get; set; }
    public string AddressPostalCodeCheck { get; set; }
    public string CvcCheck { get; set; }
}

public class PaymentMethodCardThreeDSecureUsage : StripeEntity<PaymentMethodCardThreeDSecureUsage>
{
    public bool Supported { get; set; }
}

public class PaymentMethodCardWallet : StripeEntity<PaymentMethodCardWallet>
{
    public string DynamicLast4 { get; set; }
    public string Type { get; set; }
}

public class PaymentMethodUsBankAccount : StripeEntity<PaymentMethodUsBankAccount>
{
    public string AccountHolderType { get; set; }
    public string AccountType { get; set; }
    public string BankName { get; set; }
    public string Fingerprint { get; set; }
    public string Last4 { get; set; }
    public string RoutingNumber { get; set; }
}

public class PaymentMethodBillingDetailsOptions
{
    public AddressOptions Address { get; set; }
    public string Email { get; set; }
    public string Name { get; set; }
    public string Phone { get; set; }
    public string TaxId { get; set; }
}

public class PaymentMethodCardOptions
{
    public long? ExpMonth { get; set; }
    public long? ExpYear { get; set; }
}

public class PaymentMethodUpdateOptions : BaseOptions
{
    public string AllowRedisplay { get; set; }
    public PaymentMethodBillingDetailsOptions BillingDetails { get; set; }
    public PaymentMethodCardOptions Card { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
}

public class PaymentMethodAttachOptions : BaseOptions
{
    public string Customer { get; set; }
}

public class PaymentMethodDetachOptions : BaseOptions;

public class PaymentMethodGetOptions : BaseOptions;

public class PaymentMethodListOptions : ListOptions
{
    public string AllowRedisplay { get; set; }
    public string Customer { get; set; }
    public string Type { get; set; }
}

public class PaymentMethodService(IStripeClient client) : Service(client)
{
    public virtual Task<PaymentMethod> GetAsync(string id, PaymentMethodGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> UpdateAsync(string id, PaymentMethodUpdateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> AttachAsync(string id, PaymentMethodAttachOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}/attach", options, requestOptions, cancellationToken);

    public virtual Task<PaymentMethod> DetachAsync(string id, PaymentMethodDetachOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<PaymentMethod>($"/v1/payment_methods/{Escaped(id)}/detach", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PaymentMethod>> ListAsync(PaymentMethodListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<PaymentMethod>>("/v1/payment_methods", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(PaymentMethodListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<PaymentMethod>("/v1/payment_methods", options, requestOptions, cancellationToken);
}
