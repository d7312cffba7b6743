using BillingPortal.Features.Invoices.Api;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Invoices.Truth.Jobs;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Invoices.Truth;

internal static class TruthDoor
{
    public static void AddTruth(this IServiceCollection services)
    {
        services.AddSingleton<VerifyInvoice>().AddSingleton<VerifyNumbers>().AddSingleton<VerifyInvoices>().AddSingleton<IHealthCheck, InvoicesAreTrue>().AddWork<VerifyNightly>();
        services.AddSingleton<ReadInvoices>();
        services.AddInvoiceDeeds();
    }

    public static void MapTruth(this WebApplication app) => app.MapInvoiceApi();
}
