using Stripe.Wire;

namespace Stripe;

public class SetupAttempt : StripeEntity<SetupAttempt>, IHasId, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public DateTime Created { get; set; }
    [Expandable] public Customer Customer { get; set; }
    public string CustomerId { get; set; }
    public bool Livemode { get; set; }
    [Expandable] public PaymentMethod PaymentMethod { get; set; }
    public string PaymentMethodId { get; set; }
    public SetupAttemptPaymentMethodDetails PaymentMethodDetails { get; set; }
    public StripeError SetupError { get; set; }
    [Expandable] public SetupIntent SetupIntent { get; set; }
    public string SetupIntentId { get; set; }
    public string Status { get; set; }
    public string Usage { get; set; }
}

public class SetupAttemptPaymentMethodDetails : StripeEntity<SetupAttemptPaymentMethodDetails>
{
    public SetupAttemptPaymentMethodDetailsCard Card { get; set; }
    public string Type { get; set; }
}

public class SetupAttemptPaymentMethodDetailsCard : StripeEntity<SetupAttemptPaymentMethodDetailsCard>
{
    public string Brand { get; set; }
    public string Country { get; set; }
    public long? ExpMonth { get; set; }
    public long? ExpYear { get; set; }
    public string Fingerprint { get; set; }
    public string Funding { get; set; }
    public string Last4 { get; set; }
    public string Network { get; set; }
    public SetupAttemptPaymentMethodDetailsCardThreeDSecure ThreeDSecure { get; set; }
    public SetupAttemptPaymentMethodDetailsCardWallet Wallet { get; set; }
}

public class SetupAttemptPaymentMethodDetailsCardThreeDSecure : StripeEntity<SetupAttemptPaymentMethodDetailsCardThreeDSecure>
{
    public string AuthenticationFlow { get; set; }
    public string Result { get; set; }
    public string ResultReason { get; set; }
    public string Version { get; set; }
}

public class SetupAttemptPaymentMethodDetailsCardWallet : StripeEntity<SetupAttemptPaymentMethodDetailsCardWallet>
{
    public string Type { get; set; }
}

public class SetupAttemptListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string SetupIntent { get; set; }
}

public class SetupAttemptService(IStripeClient client) : Service(client)
{
    public virtual Task<StripeList<SetupAttempt>> ListAsync(SetupAttemptListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<SetupAttempt>>("/v1/setup_attempts", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<SetupAttempt> ListAutoPagingAsync(SetupAttemptListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<SetupAttempt>("/v1/setup_attempts", options, requestOptions, cancellationToken);
}
