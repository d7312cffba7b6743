using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>The ways to pay that are attached to customers.</summary>
public interface IMethodsAtStripe
{
    Task<Result<PaymentMethodAtStripe>> FetchAsync(string id, CancellationToken ct = default);

    /// <summary>All of a customer, newest first.</summary>
    Task<Result<IReadOnlyList<PaymentMethodAtStripe>>> ListAsync(string customer, CancellationToken ct = default);

    /// <summary>It can never be charged again, by nobody.</summary>
    Task<Result<PaymentMethodAtStripe>> DetachAsync(string id, OperationKey key, CancellationToken ct = default);
}

internal sealed class MethodsAtStripe(StripeWire wire) : IMethodsAtStripe
{
    private const int Page = 100;

    public Task<Result<PaymentMethodAtStripe>> FetchAsync(string id, CancellationToken ct = default) => wire.AskAsync("read a payment method", async client =>
        PaymentMethodAtStripe.Of(await new PaymentMethodService(client).GetAsync(id, cancellationToken: ct)), ct);

    public Task<Result<IReadOnlyList<PaymentMethodAtStripe>>> ListAsync(string customer, CancellationToken ct = default) => wire.AskAsync("list payment methods", async client =>
    {
        var found = new List<PaymentMethodAtStripe>();
        await foreach (var method in new CustomerPaymentMethodService(client).ListAutoPagingAsync(customer, new() { Limit = Page }, cancellationToken: ct))
            found.Add(PaymentMethodAtStripe.Of(method));
        return (IReadOnlyList<PaymentMethodAtStripe>)found;
    }, ct);

    public Task<Result<PaymentMethodAtStripe>> DetachAsync(string id, OperationKey key, CancellationToken ct = default) => wire.AskAsync("detach a payment method", async client =>
        PaymentMethodAtStripe.Of(await new PaymentMethodService(client).DetachAsync(id, requestOptions: StripeWire.Under(key), cancellationToken: ct)), ct);
}
