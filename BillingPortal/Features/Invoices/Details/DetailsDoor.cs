using BillingPortal.Features.Customers.Contracts;

namespace BillingPortal.Features.Invoices.Details;

internal static class DetailsDoor
{
    public static void AddInvoiceDetails(this IServiceCollection services) =>
        services.AddSingleton<ReadInvoiceDetails>().AddSingleton<SetInvoiceDetails>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
}
