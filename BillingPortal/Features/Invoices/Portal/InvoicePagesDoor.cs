namespace BillingPortal.Features.Invoices.Portal;

internal static class InvoicePagesDoor
{
    public static void AddInvoicePages(this IServiceCollection services)
    {
    }

    public static void MapInvoicePages(this WebApplication app)
    {
    }
}
