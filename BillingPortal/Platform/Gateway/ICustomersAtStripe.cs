using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>What Stripe is told of a customer.</summary>
/// <param name="Profile">The public id of the billing profile, so that each is found from the other.</param>
public sealed record CustomerFacts(string Profile, string? Email, string? Name);

/// <param name="DefaultMethod">The id of the payment method that is charged.</param>
public sealed record CustomerAtStripe(string Id, string? Profile, string? Email, string? Name, string? DefaultMethod, bool Deleted);

/// <summary>Customers, as Stripe keeps them.</summary>
public interface ICustomersAtStripe
{
    Task<Result<CustomerAtStripe>> CreateAsync(CustomerFacts facts, OperationKey key, CancellationToken ct = default);

    Task<Result<CustomerAtStripe>> FetchAsync(string id, CancellationToken ct = default);

    Task<Result<CustomerAtStripe>> ChangeAsync(string id, CustomerFacts facts, OperationKey key, CancellationToken ct = default);

    /// <summary>Makes this the method that is charged; null takes it away.</summary>
    Task<Result<CustomerAtStripe>> SetDefaultMethodAsync(string id, string? method, OperationKey key, CancellationToken ct = default);

    Task<Result<Done>> DeleteAsync(string id, OperationKey key, CancellationToken ct = default);
}

internal sealed class CustomersAtStripe(StripeWire wire) : ICustomersAtStripe
{
    private const string Profile = "profile";

    public Task<Result<CustomerAtStripe>> CreateAsync(CustomerFacts facts, OperationKey key, CancellationToken ct = default) => wire.AskAsync("create a customer", async client => Of(
        await new CustomerService(client).CreateAsync(new() { Email = facts.Email, Name = facts.Name, Metadata = new(StringComparer.Ordinal) { [Profile] = facts.Profile } }, StripeWire.Under(key), ct)), ct);

    public Task<Result<CustomerAtStripe>> FetchAsync(string id, CancellationToken ct = default) =>
        wire.AskAsync("read a customer", async client => Of(await new CustomerService(client).GetAsync(id, cancellationToken: ct)), ct);

    public Task<Result<CustomerAtStripe>> ChangeAsync(string id, CustomerFacts facts, OperationKey key, CancellationToken ct = default) => wire.AskAsync("change a customer", async client => Of(
        await new CustomerService(client).UpdateAsync(id, new() { Email = facts.Email ?? "", Name = facts.Name ?? "", Metadata = new(StringComparer.Ordinal) { [Profile] = facts.Profile } }, StripeWire.Under(key), ct)), ct);

    public Task<Result<CustomerAtStripe>> SetDefaultMethodAsync(string id, string? method, OperationKey key, CancellationToken ct = default) => wire.AskAsync("change a customer", async client => Of(
        await new CustomerService(client).UpdateAsync(id, new() { InvoiceSettings = new() { DefaultPaymentMethod = method ?? "" } }, StripeWire.Under(key), ct)), ct);

    public Task<Result<Done>> DeleteAsync(string id, OperationKey key, CancellationToken ct = default) => wire.AskAsync("delete a customer", async client =>
    {
        await new CustomerService(client).DeleteAsync(id, requestOptions: StripeWire.Under(key), cancellationToken: ct);
        return Done.It;
    }, ct);

    private static CustomerAtStripe Of(Customer found) =>
        new(found.Id, found.Metadata?.GetValueOrDefault(Profile), found.Email, found.Name, found.InvoiceSettings?.DefaultPaymentMethodId, found.Deleted == true);
}
