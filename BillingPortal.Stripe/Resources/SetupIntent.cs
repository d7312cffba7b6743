using Stripe.Wire;

namespace Stripe;

public class SetupIntent : StripeEntity<SetupIntent>, IHasId, IHasMetadata, IHasObject
{
    public string Id { get; set; }
    public string Object { get; set; }
    public SetupIntentAutomaticPaymentMethods AutomaticPaymentMethods { get; set; }
    public string CancellationReason { get; set; }
    public string ClientSecret { get; set; }
    public DateTime Created { get; set; }
    [Expandable] public Customer Customer { get; set; }
    public string CustomerId { get; set; }
    public string Description { get; set; }
    public StripeError LastSetupError { get; set; }
    [Expandable] public SetupAttempt LatestAttempt { get; set; }
    public string LatestAttemptId { get; set; }
    public bool Livemode { get; set; }
    [Expandable] public string MandateId { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public SetupIntentNextAction NextAction { get; set; }
    [Expandable] public PaymentMethod PaymentMethod { get; set; }
    public string PaymentMethodId { get; set; }
    public List<string> PaymentMethodTypes { get; set; }
    public string Status { get; set; }
    public string Usage { get; set; }
}

public class SetupIntentAutomaticPaymentMethods : StripeEntity<SetupIntentAutomaticPaymentMethods>
{
    public string AllowRedirects { get; set; }
    public bool? Enabled { get; set; }
}

public class SetupIntentNextAction : StripeEntity<SetupIntentNextAction>
{
    public SetupIntentNextActionRedirectToUrl RedirectToUrl { get; set; }
    public string Type { get; set; }
    public Dictionary<string, object> UseStripeSdk { get; set; }
}

public class SetupIntentNextActionRedirectToUrl : StripeEntity<SetupIntentNextActionRedirectToUrl>
{
    public string ReturnUrl { get; set; }
    public string Url { get; set; }
}

public class SetupIntentAutomaticPaymentMethodsOptions
{
    public string AllowRedirects { get; set; }
    public bool? Enabled { get; set; }
}

public class SetupIntentCreateOptions : BaseOptions
{
    public SetupIntentAutomaticPaymentMethodsOptions AutomaticPaymentMethods { get; set; }
    public bool? Confirm { get; set; }
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string PaymentMethod { get; set; }
    public string ReturnUrl { get; set; }
    public string Usage { get; set; }
    public bool? UseStripeSdk { get; set; }
}

public class SetupIntentUpdateOptions : BaseOptions
{
    public string Customer { get; set; }
    public string Description { get; set; }
    public Dictionary<string, string> Metadata { get; set; }
    public string PaymentMethod { get; set; }
}

public class SetupIntentConfirmOptions : BaseOptions
{
    public string PaymentMethod { get; set; }
    public string ReturnUrl { get; set; }
    public bool? UseStripeSdk { get; set; }
}

public class SetupIntentCancelOptions : BaseOptions
{
    public string CancellationReason { get; set; }
}

public class SetupIntentGetOptions : BaseOptions
{
    public string ClientSecret { get; set; }
}

public class SetupIntentListOptions : ListOptions
{
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }
    public string Customer { get; set; }
    public string PaymentMethod { get; set; }
}

public class SetupIntentService(IStripeClient client) : Service(client)
{
    public virtual Task<SetupIntent> CreateAsync(SetupIntentCreateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<SetupIntent>("/v1/setup_intents", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> GetAsync(string id, SetupIntentGetOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<SetupIntent>($"/v1/setup_intents/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> UpdateAsync(string id, SetupIntentUpdateOptions options, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<SetupIntent>($"/v1/setup_intents/{Escaped(id)}", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> ConfirmAsync(string id, SetupIntentConfirmOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<SetupIntent>($"/v1/setup_intents/{Escaped(id)}/confirm", options, requestOptions, cancellationToken);

    public virtual Task<SetupIntent> CancelAsync(string id, SetupIntentCancelOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PostAsync<SetupIntent>($"/v1/setup_intents/{Escaped(id)}/cancel", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<SetupIntent>> ListAsync(SetupIntentListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<SetupIntent>>("/v1/setup_intents", options, requestOptions, cancellationToken);

    public virtual IAsyncEnumerable<SetupIntent> ListAutoPagingAsync(SetupIntentListOptions options = default, RequestOptions requestOptions = default, CancellationToken cancellationToken = default) =>
        PagesAsync<SetupIntent>("/v1/setup_intents", options, requestOptions, cancellationToken);
}
