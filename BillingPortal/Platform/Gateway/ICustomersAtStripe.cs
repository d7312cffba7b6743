using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <param name="Profile">The public id of the billing profile that it was made for.</param>
/// <param name="DefaultMethod">The id of the payment method that is charged.</param>
public sealed record CustomerAtStripe(string Id, string? Profile, string? DefaultMethod, bool Deleted);

/// <summary>Customers, as Stripe keeps them: a random id that we gave, and how they pay. Names and addresses stay here.</summary>
public interface ICustomersAtStripe
{
    /// <param name="profile">The public id of the billing profile, so that each is found from the other.</param>
    Task<Result<CustomerAtStripe>> CreateAsync(string profile, OperationKey key, CancellationToken ct = default);

    Task<Result<CustomerAtStripe>> FetchAsync(string id, CancellationToken ct = default);

    /// <summary>The one made for a profile since then; null when there is none. Stripe's search lags behind, so all since then are looked through.</summary>
    Task<Result<CustomerAtStripe?>> FindAsync(string profile, DateTime since, CancellationToken ct = default);

    /// <summary>Makes this the method that is charged; null takes it away.</summary>
    Task<Result<CustomerAtStripe>> SetDefaultMethodAsync(string id, string? method, OperationKey key, CancellationToken ct = default);

    Task<Result<Done>> DeleteAsync(string id, OperationKey key, CancellationToken ct = default);
}

internal sealed class CustomersAtStripe(StripeWire wire) : ICustomersAtStripe
{
    private const string Profile = "profile";
    private const int Page = 100;

    public Task<Result<CustomerAtStripe>> CreateAsync(string profile, OperationKey key, CancellationToken ct = default) => wire.AskAsync("create a customer", async client => Of(
        await new CustomerService(client).CreateAsync(new() { Metadata = new(StringComparer.Ordinal) { [Profile] = profile } }, StripeWire.Under(key), ct)), ct);

    public Task<Result<CustomerAtStripe>> FetchAsync(string id, CancellationToken ct = default) =>
        wire.AskAsync("read a customer", async client => Of(await new CustomerService(client).GetAsync(id, cancellationToken: ct)), ct);

    public Task<Result<CustomerAtStripe?>> FindAsync(string profile, DateTime since, CancellationToken ct = default) => wire.AskAsync("look for a customer", async client =>
    {
        await foreach (var found in new CustomerService(client).ListAutoPagingAsync(new() { Created = new DateRangeOptions { GreaterThanOrEqual = since }, Limit = Page }, cancellationToken: ct))
            if (found.Metadata?.GetValueOrDefault(Profile) == profile) return Of(found);
        return null;
    }, ct);

    public Task<Result<CustomerAtStripe>> SetDefaultMethodAsync(string id, string? method, OperationKey key, CancellationToken ct = default) => wire.AskAsync("change a customer", async client => Of(
        await new CustomerService(client).UpdateAsync(id, new() { InvoiceSettings = new() { DefaultPaymentMethod = method ?? "" } }, StripeWire.Under(key), ct)), ct);

    public Task<Result<Done>> DeleteAsync(string id, OperationKey key, CancellationToken ct = default) => wire.AskAsync("delete a customer", async client =>
    {
        await new CustomerService(client).DeleteAsync(id, requestOptions: StripeWire.Under(key), cancellationToken: ct);
        return Done.It;
    }, ct);

    private static CustomerAtStripe Of(Customer found) => new(found.Id, found.Metadata?.GetValueOrDefault(Profile), found.InvoiceSettings?.DefaultPaymentMethodId, found.Deleted == true);
}
