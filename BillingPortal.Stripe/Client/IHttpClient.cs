namespace Stripe;

/// <remarks>Call it, do not implement it: Stripe.net's has members more.</remarks>
public interface IHttpClient
{
    Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);
}
