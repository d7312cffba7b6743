using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Email;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BillingPortal.Features.Customers;

/// <summary>Billing profiles, the people who may manage them, and invitations.</summary>
public static class CustomersFeature
{
    public static void AddCustomers(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<AuditTrail>();
        builder.Services.TryAddSingleton<LetterLayout>();
        builder.Services.TryAddSingleton<Post>();
        builder.Services.AddSingleton<ICustomers, MakeProfile>();
    }
}
