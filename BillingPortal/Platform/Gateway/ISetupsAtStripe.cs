using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

public enum SetupState
{
    NeedsMethod,
    NeedsConfirmation,

    /// <summary>The customer confirms with their bank (3-D Secure).</summary>
    NeedsAction,
    Processing,
    Canceled,
    Succeeded,
}

/// <summary>The setting-up of a way to pay, for charges while the customer is away.</summary>
/// <param name="ClientSecret">For the customer's browser alone.</param>
/// <param name="Method">Set once one was given.</param>
/// <param name="Fault">Why the last attempt failed.</param>
/// <param name="SucceededAt">When the attempt that succeeded was made, by Stripe's clock.</param>
public sealed record SetupAtStripe(string Id, SetupState State, string? Customer, string ClientSecret, PaymentMethodAtStripe? Method, Refusal? Fault, DateTime CreatedAt, DateTime? SucceededAt = null);

/// <summary>Setting up cards and what else Stripe offers.</summary>
public interface ISetupsAtStripe
{
    Task<Result<SetupAtStripe>> BeginAsync(string customer, OperationKey key, CancellationToken ct = default);

    /// <summary>How it stands now; what a browser says about it is not believed.</summary>
    Task<Result<SetupAtStripe>> FetchAsync(string id, CancellationToken ct = default);

    /// <summary>Confirms with a method that Stripe knows already: what the browser does with a card that was typed.</summary>
    Task<Result<SetupAtStripe>> ConfirmAsync(string id, string method, OperationKey key, CancellationToken ct = default);

    Task<Result<SetupAtStripe>> CancelAsync(string id, OperationKey key, CancellationToken ct = default);
}

internal sealed class SetupsAtStripe(StripeWire wire) : ISetupsAtStripe
{
    private static readonly List<string> WithMore = ["payment_method", "latest_attempt"];

    public Task<Result<SetupAtStripe>> BeginAsync(string customer, OperationKey key, CancellationToken ct = default) => wire.AskAsync("begin setting up a card", async client => Of(
        await new SetupIntentService(client).CreateAsync(
            new() { Customer = customer, Usage = "off_session", AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" }, Expand = WithMore },
            StripeWire.Under(key), ct)), ct);

    public Task<Result<SetupAtStripe>> FetchAsync(string id, CancellationToken ct = default) => wire.AskAsync("read how a card was set up", async client => Of(
        await new SetupIntentService(client).GetAsync(id, new() { Expand = WithMore }, cancellationToken: ct)), ct);

    public Task<Result<SetupAtStripe>> ConfirmAsync(string id, string method, OperationKey key, CancellationToken ct = default) => wire.AskAsync("confirm setting up a card", async client => Of(
        await new SetupIntentService(client).ConfirmAsync(id, new() { PaymentMethod = method, Expand = WithMore }, StripeWire.Under(key), ct)), ct);

    public Task<Result<SetupAtStripe>> CancelAsync(string id, OperationKey key, CancellationToken ct = default) => wire.AskAsync("cancel setting up a card", async client => Of(
        await new SetupIntentService(client).CancelAsync(id, new() { Expand = WithMore }, StripeWire.Under(key), ct)), ct);

    private static SetupAtStripe Of(SetupIntent found) => new(
        found.Id,
        StateOf(found.Status),
        found.CustomerId,
        found.ClientSecret,
        found.PaymentMethod is { } method ? PaymentMethodAtStripe.Of(method) : null,
        found.LastSetupError is { } error ? StripeFaults.RefusalOf(error) : null,
        found.Created,
        found is { Status: "succeeded", LatestAttempt: { } attempt } ? attempt.Created : null);

    private static SetupState StateOf(string status) => status switch
    {
        "requires_payment_method" => SetupState.NeedsMethod,
        "requires_confirmation" => SetupState.NeedsConfirmation,
        "requires_action" => SetupState.NeedsAction,
        "processing" => SetupState.Processing,
        "canceled" => SetupState.Canceled,
        "succeeded" => SetupState.Succeeded,
        _ => throw new GatewayException($"Stripe told a state of a set-up that this version does not know: '{status}'."),
    };
}
