using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Invoices.Events;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Facts;

namespace BillingPortal.Features.Invoices.Emails;

internal static class EmailsDoor
{
    public static void AddInvoiceMails(this IServiceCollection services)
    {
        services.AddSingleton<InvoiceLetters>().AddSingleton<UpcomingLetters>();
        services.AddFactHandler<InvoiceFinal, MailInvoices>().AddFactHandler<CreditNoteFinal, MailCreditNotes>();
        services.AddDue<TellUpcoming>();
    }
}
