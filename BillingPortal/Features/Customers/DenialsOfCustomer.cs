using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Customers;

/// <summary>The noes that the customer met: figures for support, which no book needs.</summary>
internal sealed class DenialsOfCustomer(IDenials denials) : IPartOfCustomer
{
    public string Name => "denials";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct) => await denials.AllAsync(db, profileId, ct);

    public Task EraseAsync(PortalDb db, long profileId, CancellationToken ct) => denials.ForgetAsync(db, profileId, ct);
}
