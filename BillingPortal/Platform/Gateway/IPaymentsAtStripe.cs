using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

public enum PaymentState
{
    /// <summary>Not paid: the last attempt failed, or none was made.</summary>
    NeedsMethod,
    NeedsConfirmation,

    /// <summary>The customer confirms with their bank (3-D Secure).</summary>
    NeedsAction,

    /// <summary>On its way, as bank debits are for days.</summary>
    Processing,
    NeedsCapture,
    Canceled,
    Succeeded,
}

/// <summary>What shall be paid.</summary>
/// <param name="Subject">Our own id of what is paid for; it stands in the payment at Stripe, so that each is found from the other.</param>
public sealed record NewPayment(string Customer, string Method, Money Amount, string Description, string Subject);

/// <param name="ClientSecret">For the customer's browser alone.</param>
/// <param name="Charge">The last one, successful or not.</param>
/// <param name="Fault">Why the last attempt failed.</param>
public sealed record PaymentAtStripe(string Id, PaymentState State, Money Amount, Money Received, string? Customer, string? Method, string? Subject, string ClientSecret, string? Charge, Refusal? Fault, DateTime CreatedAt);

public enum RefundState
{
    Pending,
    NeedsAction,
    Succeeded,
    Failed,
    Canceled,
}

public sealed record RefundAtStripe(string Id, RefundState State, Money Amount, string? Payment, string? FailureReason);

/// <summary>Taking money, and giving it back.</summary>
public interface IPaymentsAtStripe
{
    /// <summary>Charges while the customer is away. A decline is no refusal: the payment is there, with its fault, and can be paid in the page.</summary>
    Task<Result<PaymentAtStripe>> ChargeAsync(NewPayment payment, OperationKey key, CancellationToken ct = default);

    /// <summary>Makes a payment that the customer confirms in the page.</summary>
    Task<Result<PaymentAtStripe>> BeginAsync(NewPayment payment, OperationKey key, CancellationToken ct = default);

    /// <summary>How it stands now.</summary>
    Task<Result<PaymentAtStripe>> FetchAsync(string id, CancellationToken ct = default);

    Task<Result<PaymentAtStripe>> CancelAsync(string id, OperationKey key, CancellationToken ct = default);

    /// <summary>Gives back an amount, or all that is left.</summary>
    Task<Result<RefundAtStripe>> RefundAsync(string payment, Money? amount, OperationKey key, CancellationToken ct = default);

    Task<Result<RefundAtStripe>> FetchRefundAsync(string id, CancellationToken ct = default);
}

internal sealed class PaymentsAtStripe(StripeWire wire) : IPaymentsAtStripe
{
    private const string Subject = "subject";

    public Task<Result<PaymentAtStripe>> ChargeAsync(NewPayment payment, OperationKey key, CancellationToken ct = default) => wire.AskAsync("charge", async client =>
    {
        var options = OptionsOf(payment);
        (options.Confirm, options.OffSession) = (true, true);
        try
        {
            return Of(await new PaymentIntentService(client).CreateAsync(options, StripeWire.Under(key), ct));
        }
        catch (StripeException declined) when (declined.StripeError?.PaymentIntent is { } made)
        {
            return Of(made) with { Fault = StripeFaults.RefusalOf(declined.StripeError) };
        }
    }, ct);

    public Task<Result<PaymentAtStripe>> BeginAsync(NewPayment payment, OperationKey key, CancellationToken ct = default) => wire.AskAsync("begin a payment", async client =>
        Of(await new PaymentIntentService(client).CreateAsync(OptionsOf(payment), StripeWire.Under(key), ct)), ct);

    public Task<Result<PaymentAtStripe>> FetchAsync(string id, CancellationToken ct = default) => wire.AskAsync("read a payment", async client =>
        Of(await new PaymentIntentService(client).GetAsync(id, cancellationToken: ct)), ct);

    public Task<Result<PaymentAtStripe>> CancelAsync(string id, OperationKey key, CancellationToken ct = default) => wire.AskAsync("cancel a payment", async client =>
        Of(await new PaymentIntentService(client).CancelAsync(id, requestOptions: StripeWire.Under(key), cancellationToken: ct)), ct);

    public Task<Result<RefundAtStripe>> RefundAsync(string payment, Money? amount, OperationKey key, CancellationToken ct = default) => wire.AskAsync("refund", async client =>
        Of(await new RefundService(client).CreateAsync(new() { PaymentIntent = payment, Amount = amount is { } part ? StripeMoney.Amount(part) : null }, StripeWire.Under(key), ct)), ct);

    public Task<Result<RefundAtStripe>> FetchRefundAsync(string id, CancellationToken ct = default) => wire.AskAsync("read a refund", async client =>
        Of(await new RefundService(client).GetAsync(id, cancellationToken: ct)), ct);

    private static PaymentIntentCreateOptions OptionsOf(NewPayment payment) => new()
    {
        Amount = StripeMoney.Amount(payment.Amount),
        Currency = StripeMoney.Code(payment.Amount),
        Customer = payment.Customer,
        PaymentMethod = payment.Method,
        Description = payment.Description,
        Metadata = new(StringComparer.Ordinal) { [Subject] = payment.Subject },
        AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" },
    };

    private static PaymentAtStripe Of(PaymentIntent found) => new(
        found.Id,
        StateOf(found.Status),
        StripeMoney.Of(found.Amount, found.Currency),
        StripeMoney.Of(found.AmountReceived, found.Currency),
        found.CustomerId,
        found.PaymentMethodId,
        found.Metadata?.GetValueOrDefault(Subject),
        found.ClientSecret,
        found.LatestChargeId,
        found.LastPaymentError is { } error ? StripeFaults.RefusalOf(error) : null,
        found.Created);

    private static RefundAtStripe Of(Refund found) => new(found.Id, RefundStateOf(found.Status), StripeMoney.Of(found.Amount, found.Currency), found.PaymentIntentId, found.FailureReason);

    private static PaymentState StateOf(string status) => status switch
    {
        "requires_payment_method" => PaymentState.NeedsMethod,
        "requires_confirmation" => PaymentState.NeedsConfirmation,
        "requires_action" => PaymentState.NeedsAction,
        "processing" => PaymentState.Processing,
        "requires_capture" => PaymentState.NeedsCapture,
        "canceled" => PaymentState.Canceled,
        "succeeded" => PaymentState.Succeeded,
        _ => throw new GatewayException($"Stripe told a state of a payment that this version does not know: '{status}'."),
    };

    private static RefundState RefundStateOf(string status) => status switch
    {
        "pending" => RefundState.Pending,
        "requires_action" => RefundState.NeedsAction,
        "succeeded" => RefundState.Succeeded,
        "failed" => RefundState.Failed,
        "canceled" => RefundState.Canceled,
        _ => throw new GatewayException($"Stripe told a state of a refund that this version does not know: '{status}'."),
    };
}
