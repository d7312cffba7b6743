using BillingPortal.Features.Invoices.Api;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Features.Invoices.Truth;

namespace BillingPortal.Features.Invoices;

/// <summary>What customers are asked to pay: closing months, invoices that explain themselves, credit notes.</summary>
public static class InvoicesFeature
{
    public static void AddInvoices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddClosing();
        services.AddTruth();
        services.AddDocuments();
        services.AddInvoicePages();
    }

    public static void MapInvoices(this WebApplication app)
    {
        app.MapTruth();
        app.MapDocumentApi();
        app.MapDocumentFiles();
        app.MapInvoicePages();
    }
}
