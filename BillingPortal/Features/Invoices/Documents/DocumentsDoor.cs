using BillingPortal.Features.Invoices.Details;
using BillingPortal.Features.Invoices.Emails;
using BillingPortal.Platform.Email;

namespace BillingPortal.Features.Invoices.Documents;

internal static class DocumentsDoor
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<ReadParties>().AddSingleton<InvoicePaper>().AddSingleton<CreditNotePaper>().AddSingleton<ReadDocument>();
        services.AddSingleton<IMailAttachment, InvoiceAttachment>().AddSingleton<IMailAttachment, CreditNoteAttachment>();
        services.AddInvoiceDetails();
        services.AddInvoiceMails();
    }
}
