namespace BillingPortal.Features.Invoices.Emails;

internal static class EmailsDoor
{
    public static void AddInvoiceMails(this IServiceCollection services) => services.AddSingleton<InvoiceLetters>();
}
