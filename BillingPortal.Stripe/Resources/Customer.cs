using Stripe.Wire;

namespace Stripe;

public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public Address Address { get; set; }
    public long Balance { get; set; }
    public string BusinessName { get; set; }
    public DateTime Created { get; set; }
    public string Currency { get; set; }
    public bool? Deleted { get; set; }
    public bool? Delinquent { get; set; }
    public string Description { get; set; }
    public string Email { get; set; }
    public string IndividualName { get; set; }
    public string InvoicePrefix { get; set; }
    public CustomerInvoiceSettings InvoiceSettings { get; set; }
    public bool Livemode { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Name { get; set; }
    public long NextInvoiceSequence { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
    public string TaxExempt { get; set; }
}

public class CustomerInvoiceSettings : StripeEntity<CustomerInvoiceSettings>
{
    [Expandable] public PaymentMethod DefaultPaymentMethod { get; set; }
    public string DefaultPaymentMethodId { get; set; }
    public string Footer { get; set; }
}

public class CustomerInvoiceSettingsOptions
{
    public string DefaultPaymentMethod { get; set; }
    public string Footer { get; set; }
}

public class CustomerCreateOptions : BaseOptions
{
    public AddressOptions Address { get; set; }
    public long? Balance { get; set; }
    public string BusinessName { get; set; }
    public string Description { get; set; }
    public string Email { get; set; }
    public string IndividualName { get; set; }
    public string InvoicePrefix { get; set; }
    public CustomerInvoiceSettingsOptions InvoiceSettings { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Name { get; set; }
    public long? NextInvoiceSequence { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
    public string TaxExempt { get; set; }
    public string PaymentMethod { get; set; }
    public string TestClock { get; set; }
}

public class CustomerUpdateOptions : BaseOptions
{
    public AddressOptions Address { get; set; }
    public long? Balance { get; set; }
    public string BusinessName { get; set; }
    public string Description { get; set; }
    public string Email { get; set; }
    public string IndividualName { get; set; }
    public string InvoicePrefix { get; set; }
    public CustomerInvoiceSettingsOptions InvoiceSettings { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string Name { get; set; }
    public long? NextInvoiceSequence { get; set; }
    public string Phone { get; set; }
    public List<string> PreferredLocales { get; set; }
    public string TaxExempt { get; set; }
}

public class CustomerListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Email { get; set; }
    public string TestClock { get; set; }
}

public class CustomerGetOptions : BaseOptions;

public class CustomerDeleteOptions : BaseOptions;

public class CustomerService(IStripeClient client) : Service(client)
{
    public virtual Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<Customer>("/v1/customers", options, requestOptions, cancellationToken);

    public virtual Task<Customer> GetAsync(string id, CustomerGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> UpdateAsync(string id, CustomerUpdateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<Customer> DeleteAsync(string id, CustomerDeleteOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        DeleteAsync<Customer>($"/v1/customers/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<Customer>> ListAsync(CustomerListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Customer>>("/v1/customers", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<Customer> ListAutoPagingAsync(CustomerListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<Customer>("/v1/customers", options, requestOptions, cancellationToken);
}
